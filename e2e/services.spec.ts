import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('services are searched, narrowed by saved views and paged, all in the address', async ({ page }) => {
  await openDemo(page, '/services')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/services in scope; .* Helios/)
  await expectSound(page)
  await page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name: 'On both' }).click()
  await expect(page).toHaveURL(/state=both/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('on both')
  const rows = page.getByRole('table', { name: 'Services' }).locator('tbody tr')
  for (const text of await rows.locator('td:nth-child(2)').allTextContents())
    expect(text).toContain('On both')
  await page.getByLabel('Search services by name, id or owner').fill('zzz-nothing')
  await expect(page.getByText('No service matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and states' }).click()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page).toHaveURL(/cursor=/)
})

test('a service shows its state, why, and the event as it came', async ({ page }) => {
  await openDemo(page, '/services?state=both')
  const first = page.getByRole('table', { name: 'Services' }).locator('tbody th a').first()
  const id = (await first.textContent()) ?? ''
  await first.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${id} runs on both platforms, day`)
  await expect(page.getByRole('table', { name: 'Where it runs' })).toBeVisible()
  await expectSound(page)

  const timeline = page.getByRole('group', { name: /^Timeline/ })
  await timeline.focus()
  await page.keyboard.press('End')
  await expect(page.locator('[aria-live=polite]').filter({ hasText: /UTC/ })).toBeVisible()

  await page.getByRole('table', { name: 'Events of this service' }).getByRole('button').first().click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('Body as it came')
  await expect(page).toHaveURL(/event=/)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await expect(page).not.toHaveURL(/event=/)

  const answer = await page.goto('/services/nothing-by-this-name')
  expect(answer?.status()).toBe(404)
})

test('on a phone the timeline scrolls inside, the page does not', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openDemo(page, '/services?state=both')
  await page.getByRole('table', { name: 'Services' }).locator('tbody th a').first().click()
  await expect(page.getByRole('group', { name: /^Timeline/ })).toBeVisible()
  await expectSound(page)
})
