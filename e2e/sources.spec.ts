import { createHmac } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { startKubernetesReplay } from '../lib/worker/replay/start-kubernetes-replay.ts'
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

  async function openSources(page: Page): Promise<void> {
    await page.goto(`${landfall.url}/login?callbackUrl=%2Fsources`)
    await page.getByLabel(/API token/).fill(token)
    await page.getByRole('button', { name: 'Sign in with the token' }).click()
    await page.waitForURL(url => !url.pathname.startsWith('/login'))
    await page.goto(`${landfall.url}/sources`)
  }

  test('three ways to begin, with this server’s address in the example', async ({ page }) => {
    await openSources(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing is connected yet.')
    await expect(page.getByLabel('A deploy, sent with curl')).toContainText(`${landfall.url}/api/v1/deploys`)
    await expect(page.getByLabel('Kubernetes in landfall.yaml')).toBeVisible()
    await expectSound(page)
  })

  test('a sender is connected in the browser, and its first signed event shows as it arrives', async ({
    page,
  }) => {
    await openSources(page)
    await page.getByRole('link', { name: 'Add a source' }).click()
    await page.getByRole('radio', { name: /GitHub/ }).check()
    await page.getByLabel('Id', { exact: true }).fill('github-main')
    await page.getByRole('button', { name: 'Connect it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('github-main is connected.')
    await expect(page.getByText('Waiting for the first event')).toBeVisible()
    await expectSound(page)
    const secret = await page
      .getByRole('region', { name: 'The secret, shown this once' })
      .locator('pre')
      .innerText()
    const body = JSON.stringify({ zen: 'Speak like a human.', hook_id: 7 })
    const send = (key: string) =>
      page.request.post(`${landfall.url}/api/v1/hooks/github-main`, {
        headers: {
          'content-type': 'application/json',
          'x-github-event': 'ping',
          'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
        },
        data: Buffer.from(body),
      })
    expect((await send('another secret')).status()).toBe(401)
    expect((await send(secret)).ok()).toBe(true)
    await expect(page.getByText('The first event arrived')).toBeVisible({ timeout: 15_000 })
    await page.getByRole('link', { name: 'Open github-main' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('github-main was heard')
    expect(await page.content()).not.toContain(secret)
    await expectSound(page)

    await page.getByRole('button', { name: 'Add a secret' }).click()
    await expect(page.getByRole('region', { name: 'The new secret, shown this once' })).toBeVisible()
    await expect(page.getByText('2 of 2 active')).toBeVisible()
  })

  test('a cluster is tried, connected and read; paused, it falls silent after its limit, and goes on', async ({
    page,
  }) => {
    const cluster = await startKubernetesReplay({
      cluster: 'gew1',
      services: [{ service: 'cart', version: '1.0.0', deployedAt: Date.now() - 86_400_000 }],
      rolloutEveryMs: 86_400_000,
      rolloutMs: 1_000,
      random: () => 0.5,
      clock: Date.now,
    })
    try {
      await openSources(page)
      await page.getByRole('link', { name: 'Add a source' }).click()
      await page.getByRole('radio', { name: /Kubernetes cluster/ }).check()
      await page.getByLabel('Id', { exact: true }).fill('kube-gew1')
      await page.getByLabel('Cluster or site').fill('gew1')
      await page.getByLabel('Address').fill('http://169.254.169.254')
      await page.getByLabel('Silent after, in seconds').fill('30')
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByText('no source lives there').first()).toBeVisible()
      await page.getByLabel('Address').fill(cluster.url)
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByText('The connection works')).toBeVisible()
      await page.getByRole('button', { name: 'Connect it' }).click()
      await expect(page.getByText('It is read')).toBeVisible({ timeout: 30_000 })
      await page.getByRole('link', { name: 'Open kube-gew1' }).click()
      const heading = page.getByRole('heading', { level: 1 })
      await expect(heading).toContainText('kube-gew1 was heard')

      await page.getByRole('button', { name: 'Pause' }).click()
      await expect(heading).toContainText('kube-gew1 is paused.')
      await expect(heading).toContainText('kube-gew1 is paused and has been silent for', { timeout: 75_000 })
      await expectSound(page)
      await page.getByRole('button', { name: 'Go on' }).click()
      await expect(heading).toContainText('kube-gew1 was heard', { timeout: 45_000 })

      await page.getByRole('button', { name: 'List everything anew' }).click()
      await expect(page.getByRole('button', { name: 'List everything anew' })).toBeEnabled({
        timeout: 30_000,
      })
      await page.getByRole('button', { name: 'Disconnect…' }).click()
      await page.getByRole('button', { name: 'Disconnect kube-gew1' }).click()
      await page.waitForURL(url => url.pathname === '/sources')
    } finally {
      await cluster.close()
    }
  })
})
