import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('CPU says how much more is used, by how many services, and what came back', async ({ page }) => {
  await openDemo(page, '/cpu')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/Moved services use \d\.\d× as much of their CPU, between/)
  await expect(heading).toContainText(/cores freed/)
  await page.getByText('typical service', { exact: true }).click()
  await expect(page).toHaveURL(/share=typical/)
  await expect(heading).toContainText('The typical moved service uses')
  await expectSound(page)
})

test('the table behind a picture holds the same services as the figure counts', async ({ page }) => {
  await openDemo(page, '/cpu')
  const frame = page.getByRole('region', { name: 'How far each service gained' })
  const counted = Number((await frame.getByText(/services, log scale/).textContent())?.replace(/\D/g, ''))
  await frame.hover()
  await frame.getByRole('button', { name: /show the table/ }).click()
  await expect(frame.locator('tbody tr')).toHaveCount(counted)
})

test('a selection without samples says so in its frames, and the page stands', async ({ page }) => {
  await openDemo(page, '/cpu?kind=website')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot be told yet')
  await expect(page.getByText('Too few services to compare').first()).toBeVisible()
  await expectSound(page)
})
