import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('environments of pull requests stand by age, and those of more than a day stand out', async ({
  page,
}) => {
  await openDemo(page, '/environments')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /\d+ temporary environments are alive, \d+ for more than a day/,
  )
  const alive = page.getByRole('table', { name: 'Temporary environments that are alive' })
  await expect(alive.locator('tbody tr').first()).toContainText(/#\d+/)
  await expect(alive.locator('tbody tr').first()).toContainText(/\d days?/)
  await expect(alive.getByText('expired, unconfirmed').first()).toBeVisible()
  await expectSound(page)

  const ended = page.getByRole('table', { name: 'Temporary environments that ended, the latest first' })
  const first = await ended.locator('tbody tr').first().textContent()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(ended.locator('tbody tr').first()).not.toHaveText(first ?? '')
  await page.goBack()
  await expect(ended.locator('tbody tr').first()).toHaveText(first ?? '')

  await page.setViewportSize({ width: 390, height: 844 })
  await expectSound(page)
})

test('their figures open the definition they are counted by', async ({ page }) => {
  await openDemo(page, '/environments')
  await page.getByRole('link', { name: 'Their lives' }).click()
  await expect(page).toHaveURL(/definitions#figure-19/)
  await expect(page.locator('#figure-19')).toContainText('created per week')
})
