import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('leaders read when the last one leaves, and what would change it, without anything being kept', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const panel = page.getByRole('region', { name: 'When will the last one leave?' })
  await expect(panel).toContainText(/even odds|not converging|no date/)
  await expect(panel).toContainText(/Of the last \d+ ranges, \d+ held/)

  await panel.getByRole('link', { name: 'forecast and goals' }).click()
  await expect(page).toHaveURL(/\/forecast/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /The last one leaves|Not converging|No date/,
  )
  await expect(page.getByRole('table', { name: 'Archetypes and blockers that set the end' })).toBeVisible()
  await expectSound(page)

  // Asked "what if" the address says so, the answer changes, and what is kept does not.
  const kept = async () => {
    const { past, evenOn } = await (await page.request.get('/api/v1/forecast')).json()
    return { past: past.length, evenOn }
  }
  const before = await kept()
  const whatIf = page.getByRole('region', { name: 'What if' })
  await whatIf.getByRole('spinbutton', { name: 'Pace, % of what it is' }).fill('200')
  await expect(page).toHaveURL(/pace=200/)
  await expect(whatIf).toContainText(/Then even odds .*sooner|Then/)
  await page.reload()
  await expect(whatIf.getByRole('spinbutton', { name: 'Pace, % of what it is' })).toHaveValue('200')
  expect(await kept()).toEqual(before)
  await whatIf.getByRole('button', { name: 'Back to how it is' }).click()
  await expect(page).not.toHaveURL(/pace=/)

  // A part of the company has a forecast of its own, and links from before lead here.
  await page.goto('/goals?area=nowhere')
  await expect(page).toHaveURL(/\/forecast\?area=nowhere/)
})
