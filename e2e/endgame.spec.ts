import { expect, type Page, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d.]/g, ''))
const left = (page: Page) => page.getByRole('region', { name: /what is left, and what becomes of it/ })

test('the foot of what is left at a site equals the cost of the site, at every site', async ({ page }) => {
  await openDemo(page, '/endgame')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /down to its last .+ services\..+ can go today/,
  )
  const sites = page.getByRole('region', { name: 'Switch-off by site' }).locator('tbody tr')
  for (const name of ['lds-1', 'sin-1']) {
    const row = sites.filter({ hasText: name })
    await row.getByRole('button', { name }).click()
    await expect(left(page).getByRole('heading')).toContainText(name)
    const cost = numberIn(await row.locator('[data-label="Cost a month"]').textContent())
    expect(cost).toBeGreaterThan(1_000)
    expect(numberIn(await left(page).locator('[data-sum]').textContent())).toBe(cost)
    const cells = await left(page).locator('tbody td[data-label="EUR a month"]').allTextContents()
    expect(cells.reduce((sum, text) => sum + numberIn(text), 0)).toBe(cost)
  }
  await expectSound(page)
})

test('a service is decided for in its place, and the day before stays struck through', async ({ page }) => {
  await openDemo(page, '/endgame?site=lds-1')
  const row = left(page).locator('tbody tr').filter({ hasText: 'undecided' }).first()
  const service = (await row.getByRole('link').textContent())!
  await row.hover()
  await page.getByRole('button', { name: `Decide for ${service}` }).click()
  const own = left(page).locator('tbody tr').filter({ hasText: service })
  const decide = async (what: string, by: string) => {
    await own.getByLabel(`What becomes of ${service}`).selectOption({ label: what })
    await own.getByLabel('By').fill(by)
    await own.getByRole('button', { name: 'Save' }).click()
    await expect(own.getByText(what, { exact: true })).toBeVisible()
  }
  const year = new Date().getUTCFullYear() + 1
  await decide('Move', `${year}-03-01`)
  await own.hover()
  await own.getByRole('button', { name: `Change the decision for ${service}` }).click()
  await decide('Retire', `${year}-04-01`)
  await expect(own).toContainText(`1 Apr ${year}`)
  await expect(own.locator('s')).toContainText(`1 Mar ${year}`)
})

test('the names of hosts to switch off are copied, by the button and by c', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDemo(page, '/endgame')
  const button = page.getByRole('button', { name: /Copy \d+ host name/ })
  const count = numberIn(await button.textContent())
  await button.click()
  await expect(page.getByText(`${count} host names copied`)).toBeAttached()
  const names = async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(await names()).toHaveLength(count)
  await page.evaluate(() => navigator.clipboard.writeText('nothing'))
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('c')
  await expect.poll(async () => (await names()).length).toBe(count)
})
