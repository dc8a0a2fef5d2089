import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('every dotted figure leads to an entry that exists', async ({ page }) => {
  await openDemo(page, '/definitions')
  await expectSound(page)
  const anchors = new Set(
    await page.locator('article[id]').evaluateAll(entries => entries.map(entry => entry.id)),
  )
  for (const path of ['/overview', '/teams?by=team', '/frequency', '/cpu', '/sources']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const terms = await page
      .locator('a[href*="/definitions#"]')
      .evaluateAll(links => links.map(link => link.getAttribute('href')!.split('#')[1]!))
    expect(terms.filter(term => !anchors.has(term))).toEqual([])
  }
})

test('a link to a term shows its entry marked', async ({ page }) => {
  await openDemo(page, '/definitions#figure-8')
  await expect(page.locator('#figure-8')).toBeInViewport()
  await expect(page.locator('#figure-8')).toContainText('migrated of the baseline / (baseline − retired)')
})
