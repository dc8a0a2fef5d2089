import { expect, type Page, test } from '@playwright/test'
import { type LandfallProcess, startLandfall } from './fixtures/landfall-process.ts'
import { expectSound } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

const token = 'an-init-token-of-more-than-32-characters'
const dayMs = 86_400_000
const badRows = [
  'd90,,kubernetes,v1,2026-03-02T09:00:00Z',
  'd91,svc-1,,v1,2026-03-02T09:00:00Z',
  'd92,svc-1,kubernetes,v1,yesterday',
  'd93,svc-1,kubernetes,v1,',
  'd94,svc-1,kubernetes,v1,1999-01-01T00:00:00Z',
  'd95,svc-1,kubernetes,v1,2126-01-01T00:00:00Z',
  'd96,svc-1,kubernetes,v1,2026-03-02T09:00:00Z,one too many',
  'd97,"svc-1,kubernetes,v1,2026-03-02T09:00:00Z',
  'd98,"svc"-1,kubernetes,v1,2026-03-02T09:00:00Z',
  `d99,${'s'.repeat(201)},kubernetes,v1,2026-03-02T09:00:00Z`,
]
const goodRows = Array.from(
  { length: 40 },
  (_, index) =>
    `d${index},svc-${index % 4},kubernetes,v${index},2026-03-02T09:00:${String(index).padStart(2, '0')}Z`,
)
const table = [
  'id,service_name,platform,version,Finished At',
  ...goodRows.flatMap((row, index) => (index < 10 ? [row, badRows[index]!] : [row])),
  '',
].join('\n')

let landfall: LandfallProcess
test.beforeAll(async () => {
  landfall = await startLandfall({ LANDFALL_INIT_TOKEN: token })
})
test.afterAll(() => landfall?.stop())

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${landfall.url}/login?callbackUrl=${encodeURIComponent(path)}`)
  await page.getByLabel(/API token/).fill(token)
  await page.getByRole('button', { name: 'Sign in with the token' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/login'))
  await page.goto(`${landfall.url}${path}`)
}

test('a file with ten bad rows: a look before, then the ten with their reasons, the rest is in', async ({
  page,
}) => {
  await open(page, '/sources/imports')
  const file = { name: 'spinnaker-2025.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
  await page.getByLabel('Choose a file, or drop it here').setInputFiles(file)
  const preview = page.getByRole('region', { name: 'How spinnaker-2025.csv would be read' })
  await expect(preview.getByText('CSV of deploys')).toBeVisible()
  await expect(preview.getByLabel('service', { exact: true })).toHaveValue('service_name')
  await expect(preview.getByLabel('Source', { exact: true })).toHaveAttribute('placeholder', 'spinnaker-2025')
  await expect(preview.getByRole('row', { name: /service is required/ })).toBeVisible()
  await expectSound(page)
  await preview.getByRole('button', { name: 'Take it in' }).click()

  const report = page.getByRole('region', { name: 'spinnaker-2025.csv: done' })
  await expect(report).toContainText('50 rows = 40 taken in + 10 refused')
  const refused = report.getByRole('table', { name: 'Refused rows' }).locator('tbody tr')
  await expect(refused).toHaveCount(10)
  for (const [index, reason] of [
    '/service is required',
    '/platform is required',
    '/finishedAt must be an RFC 3339',
    '/finishedAt',
    'before the year 2000',
    '24 hours in the future',
    'has 6 cells, and the header names 5',
    'never closed',
    'behind a closing quotation mark',
    '200 bytes',
  ].entries()) {
    await expect(refused.nth(index)).toContainText(reason)
    // The header is row 1; bad rows stand behind good ones.
    await expect(refused.nth(index)).toContainText(String(3 + 2 * index))
  }
  await expectSound(page)
  const download = page.waitForEvent('download')
  await report.getByRole('link', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^refused-.*\.csv$/)

  await page.getByLabel('Choose a file, or drop it here').setInputFiles({ ...file, name: 'again.csv' })
  await page
    .getByRole('region', { name: /would be read/ })
    .getByLabel('Source', { exact: true })
    .fill('spinnaker-2025')
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByRole('region', { name: 'again.csv: done' })).toContainText(
    '40 in already + 10 refused',
  )
  await page.setViewportSize({ width: 390, height: 800 })
  await expectSound(page)
})

test('an event sent too early is replayed when its time has come', async ({ page, request }) => {
  const early = {
    id: 'early-1',
    source: 'clock-ahead',
    service: 'seat-map',
    platform: 'kubernetes',
    version: '1.0.0',
    // More than a day ahead, by a clock that goes wrong; a few seconds later it no longer is.
    finishedAt: new Date(Date.now() + dayMs + 12_000).toISOString(),
  }
  const headers = { authorization: `Bearer ${token}` }
  const answer = await request.post(`${landfall.url}/api/v1/deploys`, { data: early, headers })
  expect(answer.status()).toBe(422)

  await open(page, '/sources/dead-letters')
  const reason = page.getByRole('row', { name: /finishedAt is more than # hours in the future.*clock-ahead/ })
  await expect(reason).toBeVisible()
  await expectSound(page)
  await reason.getByRole('button', { name: /Show all of/ }).click()
  await page
    .getByRole('table', { name: 'Dead letters', exact: true })
    .getByRole('button', { name: 'clock-ahead' })
    .click()
  const drawer = page.getByRole('dialog', { name: 'Dead letter' })
  await expect(drawer).toContainText('"early-1"')
  await expectSound(page)
  await expect(async () => {
    await drawer.getByRole('button', { name: 'Replay' }).click()
    await expect(drawer).toContainText('It was taken in under its own key.', { timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'clock-ahead' })).toHaveCount(0)

  const again = await request.post(`${landfall.url}/api/v1/deploys`, { data: early, headers })
  expect(await again.json()).toMatchObject({ result: 'duplicate' })
  const sources = await request.get(`${landfall.url}/api/v1/sources`, { headers })
  const { items } = (await sources.json()) as { items: Record<string, number | string>[] }
  expect(items.find(({ id }) => id === 'clock-ahead')).toMatchObject({
    received: 2,
    accepted: 1,
    duplicate: 1,
    rejected: 0,
  })
})
