import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

type Row = { team: string; left: number; agreement: string }

/** A team that is asked something, and a link to its form, made as the road team does. */
async function linkOfAskedTeam(page: Page): Promise<{ team: string; path: string }> {
  const reports = await page.request.get('/api/v1/reports?agreement=none&limit=1')
  const [row] = ((await reports.json()) as { items: Row[] }).items
  const origin = new URL(page.url()).origin
  const made = await page.request.post('/api/v1/report-links', {
    data: { team: row!.team },
    headers: { origin, 'sec-fetch-site': 'same-origin' },
  })
  expect(made.status()).toBe(201)
  return { team: row!.team, path: ((await made.json()) as { path: string }).path }
}

const newPhone = async (browser: Browser): Promise<Page> => (await browser.newContext(phone)).newPage()

test('a team reports on a phone from a signed link, with few touches and little typing', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const desk = await (await browser.newContext()).newPage()
  await openDemo(desk, '/reports', /road team/i)
  const { team, path } = await linkOfAskedTeam(desk)
  const page = await newPhone(browser)
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('weekly report')
  await expectSound(page)
  let touches = 0
  const touch = async (name: string | RegExp) => {
    touches++
    await page
      .getByText(name, { exact: typeof name === 'string' })
      .first()
      .tap()
  }
  await touch('Right')
  await touch('Don’t know')
  await touch('At risk')
  await page.getByLabel(/Anything else/).fill('Away')
  // What was begun outlives a reload.
  await page.reload()
  await expect(page.getByText('What you began on this device is still here.')).toBeVisible()
  await expect(page.getByLabel('At risk')).toBeChecked()
  // Without a connection it is kept, and sent when that is back.
  await page.context().setOffline(true)
  await touch('Send report')
  await expect(page.getByText('No connection.')).toBeVisible()
  await page.context().setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByRole('heading', { name: /^Sent for/ })).toBeVisible()
  expect(touches).toBeLessThanOrEqual(4)
  await expect(page.getByText(/Leaders and the road team read it on/)).toBeVisible()
  await expectSound(page)
  const row = async () => {
    const answer = await desk.request.get(`/api/v1/reports?team=${team}`)
    return ((await answer.json()) as { items: (Row & { reportedAt: string | null })[] }).items[0]!
  }
  await expect.poll(async () => (await row()).reportedAt).not.toBeNull()
  // Undo gives the words back to the form and the team its silence.
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect(page.getByLabel('At risk')).toBeChecked()
  await expect.poll(async () => (await row()).agreement).toBe('none')
  // The link opens nothing else.
  const token = new URL(page.url()).searchParams.get('link')!
  for (const other of ['/api/v1/services', '/api/v1/teams', '/api/v1/reports', '/api/v1/reports/another'])
    expect((await page.request.get(other, { headers: { authorization: `Bearer ${token}` } })).status()).toBe(
      403,
    )
  await page.goto('/overview')
  await expect(page).toHaveURL(/\/login/)
  await page.goto(path.replace(/.$/, letter => (letter === 'A' ? 'B' : 'A')))
  await expect(page.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible()
})

test('a leader finds the reports not to believe one click from the overview', async ({ page }) => {
  test.setTimeout(240_000)
  await openDemo(page, '/overview')
  const panel = page.getByRole('region', { name: 'Reports to doubt' })
  // While the panels above it are still growing, a click may land beside the link.
  await expect(async () => {
    await panel.getByRole('link', { name: 'ahead of evidence' }).click({ timeout: 5_000 })
    await expect(page).toHaveURL(/\/reports\?.*agreement=ahead/, { timeout: 10_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Doubt what')
  const rows = page.getByRole('table', { name: 'Reports against evidence' }).getByRole('row')
  expect(await rows.count()).toBeGreaterThan(2)
  await expectSound(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectSound(page)
})
