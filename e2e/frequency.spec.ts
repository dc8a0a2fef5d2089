import { expect, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

test('deploy frequency says the ratio with its doubt, and what moving explains of it', async ({ page }) => {
  await openDemo(page, '/frequency')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/deploy \d\.\d× as often, between \d\.\d× and \d\.\d×/)
  await expect(heading).toContainText(/Moving explains \d\.\d× of it; \d\.\d× was there before/)
  for (const name of [
    'Every team, on and off',
    'Week by week',
    'The same teams, before and after',
    'Counted another way',
  ])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  await expectSound(page)
})

test('the ledger adds up: rollouts are counted, folded or left out with a reason', async ({ page }) => {
  await openDemo(page, '/frequency')
  const ledger = page.getByRole('region', { name: 'From rollouts to deploys' }).getByRole('table')
  const rows = await ledger
    .locator('tbody tr')
    .evaluateAll(found => found.map(row => [...row.children].map(cell => cell.textContent ?? '')))
  const countOf = (name: RegExp, column: number) =>
    Number(rows.find(row => name.test(row[0] ?? ''))?.[column]?.replace(/,/g, ''))
  for (let column = 1; column < (rows[0]?.length ?? 0); column++) {
    const reasons = rows.slice(3, -1).reduce((sum, row) => sum + Number(row[column]?.replace(/,/g, '')), 0)
    expect(countOf(/^Left out/, column)).toBe(reasons)
    expect(countOf(/^Rollouts/, column)).toBe(
      countOf(/^Folded/, column) + countOf(/^Left out/, column) + countOf(/^Counted/, column),
    )
  }
})

test('the switches recompute the heading and stand in the address', async ({ page }) => {
  await openDemo(page, '/frequency')
  await page.getByText('deploy days', { exact: true }).first().click()
  await expect(page).toHaveURL(/rule=deploy_days_per_team/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the definition in use says')
  await page.getByRole('radio', { name: 'service', exact: true }).check({ force: true })
  await expect(page).toHaveURL(/rule=per_service/)
  await expect(page.getByRole('radio', { name: 'deploys', exact: true })).toBeChecked()
  await page.goBack()
  await page.goBack()
  await expect(page).not.toHaveURL(/rule=/)
})

test('a line chart is one tab stop, arrows read its points out', async ({ page }) => {
  await openDemo(page, '/frequency')
  const frame = page.getByRole('region', { name: 'Week by week' })
  const reader = frame.getByRole('slider')
  await reader.focus()
  await page.keyboard.press('End')
  await expect(reader).toHaveAttribute('aria-valuetext', /^\d{4}-W\d\d: .* on, between/)
  const last = await reader.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowLeft')
  await expect(reader).not.toHaveAttribute('aria-valuetext', last ?? '')
  await page.keyboard.press('t')
  await expect(frame.getByRole('columnheader', { name: 'Week' })).toBeVisible()
})

test('where a selection has too few teams no ratio is printed', async ({ page }) => {
  await openDemo(page, '/frequency')
  const teams = (await (await page.request.get('/api/v1/teams?limit=1')).json()) as {
    items: { id: string }[]
  }
  await page.goto(`/frequency?team=${teams.items[0]?.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot be told yet')
  await expect(page.getByText('Too little to compare').first()).toBeVisible()
})
