import { expect, test } from '@playwright/test'
import { type LandfallProcess, startLandfall } from './fixtures/landfall-process.ts'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('every source says how fresh it is, and its events add up', async ({ page }) => {
  await openDemo(page, '/sources')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/source/)
  const accounts = page.getByRole('table', { name: 'Events received, by what became of them' })
  const rows = await accounts.locator('tbody tr').all()
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows) {
    const [received, ...parts] = (await row.locator('td').allTextContents()).map(text =>
      Number(text.replace(/,/g, '')),
    )
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(received)
  }
  await expectSound(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectSound(page)
})

test.describe('nothing connected', () => {
  let landfall: LandfallProcess
  const token = 'an-init-token-of-more-than-32-characters'
  test.beforeAll(async () => {
    landfall = await startLandfall({ LANDFALL_INIT_TOKEN: token })
  })
  test.afterAll(() => landfall?.stop())

  test('three ways to begin, with this server’s address in the example', async ({ page }) => {
    await page.goto(`${landfall.url}/login?callbackUrl=%2Fsources`)
    await page.getByLabel(/API token/).fill(token)
    await page.getByRole('button', { name: 'Sign in with the token' }).click()
    await page.waitForURL(url => !url.pathname.startsWith('/login'))
    await page.goto(`${landfall.url}/sources`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing is connected yet.')
    await expect(page.getByLabel('A deploy, sent with curl')).toContainText(`${landfall.url}/api/v1/deploys`)
    await expect(page.getByLabel('Kubernetes in landfall.yaml')).toBeVisible()
    await expectSound(page)
  })
})
