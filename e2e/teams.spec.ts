import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('the teams page says who holds what is left, sorts in the address and adds up', async ({ page }) => {
  await openDemo(page, '/teams')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/areas; .* of what is left/)
  const areas = page.getByRole('table', { name: 'Areas by what is left' })
  const left = await areas.locator('tbody tr td:nth-child(2)').allTextContents()
  const total = await areas.locator('tfoot td:nth-child(2)').textContent()
  const number = (text: string | null) => Number(text?.replace(/,/g, ''))
  expect(left.reduce((sum, text) => sum + number(text), 0)).toBe(number(total))
  await areas.getByRole('button', { name: 'Area' }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(areas.getByRole('columnheader', { name: 'Area' })).toHaveAttribute('aria-sort', 'ascending')
  await expectSound(page)
})

test('a team leads from its area to its services; an unknown one is an honest 404', async ({ page }) => {
  await openDemo(page, '/teams?by=team')
  const team = page.getByRole('table', { name: 'Teams by what is left' }).locator('tbody th a').first()
  const name = (await team.textContent()) ?? ''
  await team.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${name}:`)
  await expect(page).toHaveTitle(`${name} · Landfall`)
  await expect(page.getByRole('img', { name: /services?: / }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Are we on pace?' })).toBeVisible()
  await expectSound(page)
  const answer = await page.goto('/teams/nobody-by-this-name')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no team by this name.')
})

test('on a phone a team is read without a sideways scroll', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await openDemo(page, '/teams')
  await expect(page.getByLabel('Sorted by').first()).toBeVisible()
  await expectSound(page)
})
