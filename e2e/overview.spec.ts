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

test('what grows back is listed with owner and age; muting asks for a reason and an end, and lists it apart', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const card = page.getByRole('region', { name: 'Is it growing back?' })
  await card.getByRole('link', { name: /^all \d/ }).click()
  await expect(page).toHaveURL(/\/bleeding/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Growing back:')
  const list = page.getByRole('region', { name: 'Returned to Helios in 30 days' })
  const row = list.getByRole('table').first().locator('tbody tr').first()
  const service = (await row.getByRole('rowheader').textContent()) ?? ''
  await expect(row.locator('td').first()).not.toBeEmpty()
  await expect(row).toContainText(/\d+ (days?|h|min)/)
  await expectSound(page)

  await row.getByRole('button', { name: `Mute ${service}` }).click()
  const drawer = page.getByRole('dialog', { name: `Mute ${service}` })
  await drawer.getByRole('button', { name: 'Mute until then' }).click()
  await expect(drawer.getByText('Say why.')).toBeVisible()
  await drawer.getByLabel('Why').fill('it goes back with the site')
  await drawer.getByLabel('Until the end of').fill('')
  await drawer.getByRole('button', { name: 'Mute until then' }).click()
  await expect(drawer.getByText('Choose a day within a year.')).toBeVisible()
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await drawer.getByLabel('Until the end of').fill(tomorrow)
  await drawer.getByRole('button', { name: 'Mute until then' }).click()
  await expect(drawer).toHaveCount(0)
  const muted = list.getByRole('table', { name: /: muted$/ }).locator('tbody tr')
  await expect(muted.filter({ hasText: service })).toContainText('it goes back with the site')
  await expect(list.getByText(/, 1 muted/)).toBeVisible()
  await muted.getByRole('button', { name: `End the mute of ${service}` }).click()
  await expect(list.getByText(/, 1 muted/)).toHaveCount(0)
})

test('from what moved in a month to the events of one service in two clicks', async ({ page }) => {
  await openDemo(page, '/overview')
  const card = page.getByRole('region', { name: 'Moved and born, per month' })
  const moved = card.getByRole('link').first()
  const count = number(await moved.textContent())
  expect(count).toBeGreaterThan(0)
  await moved.click()
  const names = page.getByRole('dialog').getByRole('region', { name: 'What it is made of' })
  await expect(names.getByRole('heading')).toContainText(`${count} service`)
  const link = names.locator('tbody tr').first().getByRole('link').first()
  const service = (await link.textContent()) ?? ''
  await link.click()
  await expect(page).toHaveURL(new RegExp(`/events\\?.*service=${service}`))
})

test('what changed since the last review opens its names, each with owner and a way to its events', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const panel = page.getByRole('region', { name: /^What changed since/ })
  const kind = panel.getByRole('button', { name: 'moved off Helios' })
  const count = number(
    await panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'moved off Helios' }) })
      .locator('span')
      .first()
      .textContent(),
  )
  await kind.click()
  const drawer = page.getByRole('dialog', { name: /^What changed since/ })
  await expect(drawer.getByText(new RegExp(`^${count} services? of`))).toBeVisible()
  await expect(drawer.locator('tbody tr')).toHaveCount(Math.min(count, 100))
  await expectSound(page)
  const row = drawer.locator('tbody tr').first()
  await row.getByRole('link', { name: /^Events of/ }).click()
  await expect(page).toHaveURL(/\/events\?/)
  await page.goBack()
  await expect(drawer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/changed=/)
})
