import { expect, type Page, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

const number = (text: string | null | undefined) => Number(text?.replace(/[^\d.]/g, ''))
const receipt = (page: Page) => page.getByRole('dialog', { name: /^Receipt/ })

/** As the page itself does it: nobody writes from elsewhere with a cookie alone. */
const act = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, json]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/api/v1/${to}`, { method: 'POST', headers, body: json })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as { id: string }
    },
    [path, JSON.stringify(body)] as const,
  )

test('from the overview to the names behind a flow, and to the events of one of them, in two clicks', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const ledger = page.getByRole('region', { name: 'On Kubernetes alone: what changed' })
  const moved = ledger.getByRole('row', { name: /moved off Helios/ }).getByRole('link')
  await moved.click()
  // As many names as the figure says; while the demo loads it grows from answer to answer.
  const names = receipt(page).getByRole('region', { name: 'What it is made of' })
  await expect(names).toBeVisible({ timeout: 30_000 })
  const count = number(await receipt(page).locator('p').first().textContent())
  expect(count).toBeGreaterThan(0)
  await expect(names.getByRole('heading')).toContainText(`${count} services`)
  await expect(page).toHaveURL(/receipt=progress\.flows\.moved/)
  const first = receipt(page).getByRole('table').last().getByRole('link').first()
  const service = await first.textContent()
  await first.click()
  await expect(page).toHaveURL(new RegExp(`/events\\?.*service=${service}`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/rollouts? of .* told/)
})

test('a receipt is a link: Enter opens it, Escape and Back leave it, the address brings it back', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const share = page.getByRole('heading', { level: 1 }).getByRole('link')
  await share.focus()
  await page.keyboard.press('Enter')
  await expect(receipt(page).getByRole('button', { name: 'Close' })).toBeFocused()
  await expect(receipt(page)).toContainText('migrated of the baseline / (baseline − retired)', {
    timeout: 30_000,
  })
  await expect(receipt(page).locator('p').first()).toContainText(/migrated÷ .*= \d+\.\d%/)
  await expectSound(page)
  await page.keyboard.press('Escape')
  await expect(receipt(page)).toHaveCount(0)
  await expect(share).toBeFocused()
  await share.click()
  await expect(receipt(page)).toBeVisible()
  const address = page.url()
  await page.goBack()
  await expect(receipt(page)).toHaveCount(0)
  await page.goto(address)
  await expect(receipt(page)).toContainText('migrated of the baseline')
})

test('the last review stands against today: its name in the heading, its day in one click, both values there', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const on = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
  const { id } = await act(page, 'reviews', { name: 'Harbour review', on })
  try {
    await page.reload()
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toContainText('since the Harbour review')
    await page.getByRole('link', { name: 'Look at the Harbour review' }).click()
    const banner = page.getByRole('region', { name: 'Looking at another day' })
    await expect(banner).toContainText(/Off Helios: \d+\.\d% here, \d+\.\d% today/, { timeout: 30_000 })
    await expect(page).toHaveTitle(/^\[.*as known/)
    await expectSound(page)
    await banner.getByRole('button', { name: 'Back to now' }).click()
    await expect(heading).toContainText('since the Harbour review')
    await page.getByRole('button', { name: /^As of/ }).click()
    await page
      .getByRole('list', { name: 'Reviews' })
      .getByRole('button', { name: /Harbour review/ })
      .click()
    await expect(page).toHaveURL(new RegExp(`asOf=${on}`))
  } finally {
    await act(page, `reviews/${id}/withdraw`, {})
  }
})

test('on a phone a receipt fills the screen and nothing goes sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openDemo(page, '/overview?receipt=progress.states.both')
  await expect(receipt(page)).toContainText(/\d+ services/, { timeout: 30_000 })
  expect((await receipt(page).boundingBox())?.width).toBe(390)
  await expectSound(page)
})
