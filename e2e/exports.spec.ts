import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { openDemo } from './fixtures/open-demo.ts'
import { readPdf } from './fixtures/read-pdf.ts'
import { startPortal } from './fixtures/start-portal.ts'

test.setTimeout(240_000)

const port = Number(process.env.LANDFALL_E2E_PORT)

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const waiting = page.waitForEvent('download')
  await press()
  const file = await waiting
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

test('the file of a filtered list holds every row of the answer, behind what they mean', async ({ page }) => {
  await openDemo(page, '/services?area=freight&state=both,origin_only&sort=-since')
  const { name, content } = await download(page, () =>
    page.getByRole('link', { name: 'Services: download CSV' }).click(),
  )
  expect(name).toMatch(/^landfall-services-\d{4}-\d\d-\d\d\.csv$/)
  const text = content.toString('utf8')
  const rows: Record<string, string>[] = parse(text, { comment: '#', columns: true })
  const query = 'area=freight&state=both,origin_only&inScope=true&sort=-since&limit=5000'
  const { items } = (await (await page.request.get(`/api/v1/services?${query}`)).json()) as {
    items: { id: string; state: string; since: string; team: string; clusters: string[] }[]
  }
  expect(items.length).toBeGreaterThan(100)
  expect(rows.map(({ id, state, since, team, clusters }) => [id, state, since, team, clusters])).toEqual(
    items.map(({ id, state, since, team, clusters }) => [id, state, since ?? '', team, clusters.join(' ')]),
  )
  const head = text.split('\r\n').filter(line => line.startsWith('# '))
  expect(head.some(line => /^# filters: .*area=freight/.test(line))).toBe(true)
  for (const start of ['# asOf: ', '# knownAt: ', '# On both: ', '# Scope: '])
    expect(
      head.some(line => line.startsWith(start)),
      start,
    ).toBe(true)
})

test('the overview prints as a report of at most two pages, and no panel is cut', async ({ page }) => {
  await openDemo(page, '/overview?area=freight')
  await expect(page.getByRole('button', { name: 'Print report' })).toBeVisible()
  // All pictures are there before paper is asked for.
  await expect(page.locator('.recharts-surface').first()).toBeVisible()
  await page.waitForLoadState('networkidle').catch(() => {})
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const panels = await page.locator('main section[aria-labelledby]').evaluateAll(sections =>
    sections
      .filter(section => section.querySelector('h2') !== null)
      .map(section => ({
        title: section.querySelector('h2')!.textContent ?? '',
        last: [...section.querySelectorAll('p, li, td')].at(-1)?.textContent ?? '',
      })),
  )
  expect(panels.length).toBeGreaterThan(8)
  // Signs may come from a font whose letters a file does not name.
  const squeezed = (text: string) => text.replaceAll(/[^\p{L}\p{N}%]/gu, '')
  const pages = readPdf(await page.pdf({ preferCSSPageSize: true })).map(squeezed)
  expect(pages.length).toBeLessThanOrEqual(2)
  expect(pages[0]).toContain('LandfallHeliostoKubernetesasof')
  expect(pages[0]).toContain('areaFreight')
  expect(pages[0]).toContain(squeezed(/\d+\.\d%/.exec(heading)?.[0] ?? 'no figure'))
  expect(pages[0]).toContain(
    squeezed(/[\d,]+ of [\d,]+ services have left Helios/.exec(heading)?.[0] ?? 'no figure'),
  )
  for (const { title, last } of panels) {
    const on = pages.findIndex(text => text.includes(squeezed(title)))
    expect(on, title).toBeGreaterThanOrEqual(0)
    expect(pages[on], `${title} … ${last}`).toContain(squeezed(last))
  }
})

test('a chart is kept as SVG and as PNG: light, with its title, moment and source in it', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const colours = page.getByRole('button', { name: /^Colours/ }).first()
  await colours.click()
  await colours.click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const frame = page.locator('section', { has: page.locator('.recharts-surface') }).first()
  await expect(frame.locator('.recharts-surface')).toBeVisible()
  const title = ((await frame.getByRole('heading').textContent()) ?? '').trim()
  await frame.hover()
  const svg = await download(page, () => frame.getByRole('button', { name: /download SVG/ }).click())
  expect(svg.name).toMatch(/\.svg$/)
  const text = svg.content.toString('utf8')
  const read = await page.evaluate(source => {
    const document = new DOMParser().parseFromString(source, 'image/svg+xml')
    return {
      isBroken: document.querySelector('parsererror') !== null,
      title: document.querySelector('title')?.textContent ?? '',
      words: [...document.querySelectorAll('text')].map(node => node.textContent).join(' '),
      marks: document.querySelectorAll('path, rect, line, circle').length,
      width: Number(document.documentElement.getAttribute('width')),
    }
  }, text)
  expect(read).toMatchObject({ isBroken: false, title })
  expect(read.words).toContain('Helios to Kubernetes · as of')
  expect(read.marks).toBeGreaterThan(5)
  // Nothing in it needs the page: no variables, no classes, no scripts.
  expect(text).not.toMatch(/var\(--|class=|<script|<foreignObject/)
  const png = await download(page, () => frame.getByRole('button', { name: /download PNG/ }).click())
  expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  expect(png.content.readUInt32BE(16)).toBeCloseTo(read.width * 2, -1)
})

test('a card stands in the page of a portal that is named, in no other, and is gone when revoked', async ({
  page,
  context,
}) => {
  await openDemo(page, '/services?state=both')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Embed' }).click()
  const drawer = page.getByRole('dialog', { name: /^Embed/ })
  await drawer.getByRole('button', { name: 'Make an address' }).click()
  const snippet =
    (await drawer
      .getByRole('region', { name: /frame to paste/ })
      .locator('pre')
      .textContent()) ?? ''
  const named = await startPortal('127.0.0.1', port + 1, snippet)
  const other = await startPortal('localhost', port + 2, snippet)
  try {
    const portal = await context.newPage()
    await portal.goto(named.url)
    const card = portal.frameLocator('iframe')
    await expect(card.getByText('On both')).toBeVisible()
    await expect(card.getByRole('link', { name: 'Open in Landfall' })).toHaveAttribute('href', /\/services\//)
    await portal.goto(other.url)
    await expect.poll(() => portal.frames()[1]?.url()).toMatch(/^chrome-error:/)
    await drawer
      .getByRole('button', { name: /^Revoke/ })
      .first()
      .click()
    await expect(drawer.getByRole('list', { name: 'Addresses that open now' })).toHaveCount(0)
    // A token that was looked up lives on for three seconds.
    await expect(async () => {
      await portal.goto(named.url)
      await expect(card.getByText('This card cannot be shown.')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
  } finally {
    named.stop()
    other.stop()
  }
})
