import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

const number = (text: string | null | undefined) => Number(text?.replace(/[^\d.]/g, ''))

test('the overview opens with the answer, and its heading, bar and API say the same', async ({ page }) => {
  await openDemo(page, '/overview')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/services have left Helios: \d+\.\d%/)
  const answer = (await (await page.request.get('/api/v1/progress')).json()) as {
    baseline: { share: number; migrated: number; count: number; retired: number }
    live: { inScope: number }
    states: Record<string, number>
  }
  const shares = (await heading.textContent())?.match(/(\d+\.\d)%/)
  expect(Math.abs(number(shares?.[1]) - answer.baseline.share * 100)).toBeLessThan(0.5)
  // The eight states add up to the fleet, on the page as in the answer.
  const states = page.getByRole('region', { name: 'Every service in scope' }).getByRole('listitem')
  await expect(states).toHaveCount(8)
  const counts = await states.locator('b').allTextContents()
  const fleet = await page
    .getByRole('region', { name: 'Every service in scope' })
    .getByText('in eight states')
    .textContent()
  expect(counts.reduce((sum, text) => sum + number(text), 0)).toBe(number(fleet))
  await expectSound(page)
})

test('a picture turns into its table and into a file', async ({ page }) => {
  await openDemo(page, '/overview')
  const frame = page.getByRole('region', { name: /^Where the last/ })
  await frame.hover()
  await frame.getByRole('button', { name: /show the table/ }).click()
  const table = frame.getByRole('table')
  await expect(table.getByRole('columnheader', { name: 'Area' })).toBeVisible()
  const left = await table.locator('tbody tr td:nth-child(5)').allTextContents()
  const title = await frame.getByRole('heading').textContent()
  expect(left.reduce((sum, text) => sum + number(text), 0)).toBe(number(title))
  const waiting = page.waitForEvent('download')
  await frame.getByRole('button', { name: /download CSV/ }).click()
  expect((await waiting).suggestedFilename()).toBe('left-by-area.csv')
})

test('filters live in the address, go along to other pages, and unknown ones are named', async ({ page }) => {
  await openDemo(page, '/overview?area=freight,atlantis')
  await expect(page.getByText(/nobody here knows it: area “atlantis”/)).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'CPU' }).click()
  await expect(page).toHaveURL(/\/cpu\?.*area=freight/)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page).not.toHaveURL(/area=/)
  await page.getByRole('button', { name: /^Area/ }).click()
  await page.getByRole('checkbox', { name: 'Freight' }).check()
  await expect(page).toHaveURL(/area=freight/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Area/ })).toBeFocused()
})

test('another day is shown as such, by both clocks, and left again', async ({ page }) => {
  await openDemo(page, '/overview')
  const now = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('button', { name: /^As of/ }).click()
  await page.getByRole('button', { name: 'A quarter ago' }).click()
  await expect(page).toHaveURL(/asOf=\d{4}-\d{2}-\d{2}/)
  const banner = page.getByRole('region', { name: 'Looking at another day' })
  await expect(banner).toContainText('as known now')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(now ?? '')
  await banner.getByText('as known then').click()
  await expect(page).toHaveURL(/knownAt=/)
  await banner.getByRole('button', { name: 'Back to now' }).click()
  await expect(banner).toHaveCount(0)
  await expect(page).not.toHaveURL(/asOf=/)
})

test('keys jump between pages and are listed', async ({ page }) => {
  await openDemo(page, '/overview')
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/\/frequency/)
})

test('dark as chosen stays dark on the next page, from the first picture on', async ({ page }) => {
  await openDemo(page, '/overview')
  const colours = page.getByRole('button', { name: /^Colours/ }).first()
  await colours.click()
  await colours.click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const html = await (await page.request.get('/cpu')).text()
  expect(html).toMatch(/<html[^>]*data-theme="dark"/)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectSound(page)
})

test('on a phone: one column, a bar of pages, filters in a sheet, nothing sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openDemo(page, '/overview')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await page.getByRole('button', { name: /^Filters/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Filters' })
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'CPU' }).click()
  await expect(page).toHaveURL(/\/cpu/)
  await expectSound(page)
})
