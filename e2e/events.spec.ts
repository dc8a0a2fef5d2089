import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('from a number in the ledger to its rows and the raw bytes, with the keyboard', async ({ page }) => {
  await openDemo(page, '/events/ledger')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/[\d,]+ rollouts = [\d,]+ deploys \+ [\d,]+ folded \+ [\d,]+ left out/)
  const folded = page.getByRole('table').locator('tfoot').getByRole('link').nth(2)
  const count = (await folded.textContent()) ?? ''
  await folded.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/events\?.*outcome=folded/)
  await expect(heading).toContainText(`${count} rollouts were told.`)

  const rows = page.getByRole('table').getByRole('button')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('Folded into another cluster’s deploy.')
  await expect(drawer.getByRole('region', { name: 'As it came' })).toContainText('finishedAt')
  const members = drawer.getByRole('listitem')
  expect(await members.count()).toBeGreaterThan(1)
  await members.filter({ hasText: 'counted as a deploy' }).getByRole('button').click()
  await expect(drawer).toContainText('Counted as a deploy.')
  await expect(drawer.getByRole('button', { name: /^Back to/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  await rows.first().focus()
  await page.keyboard.press('o')
  await expect(page.getByRole('dialog').locator('[data-raw]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expectSound(page)
})

test('the explorer narrows by source and outcome, and says so in its heading and address', async ({
  page,
}) => {
  await openDemo(page, '/events')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/rollouts were told/)
  await page.getByText('Outcome all').click()
  await page.getByRole('checkbox', { name: 'failed', exact: true }).check()
  await expect(page).toHaveURL(/outcome=failed/)
  await expect(heading).toContainText('Only failed.')
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('left out: failed')
  await page.getByRole('combobox', { name: 'Show' }).selectOption('ignored')
  await expect(page).toHaveURL(/what=ignored/)
  await page.goBack()
  await expect(heading).toContainText('Only failed.')
})

test('on a phone the explorer and the ledger fit', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openDemo(page, '/events')
  for (const path of ['/events', '/events/ledger']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectSound(page)
  }
})
