import { expect, type Page, test } from '@playwright/test'
import type { TeamsAnswer } from '#lib/read/answers/team-answer.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
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

/** The first team of a list for which its answer says what is looked for. */
async function teamWith(page: Page, sort: string, isWanted: (next: TeamNextAnswer) => boolean) {
  const list = await page.request.get(`/api/v1/teams?sort=${sort}&limit=120`)
  for (const { id, services } of ((await list.json()) as TeamsAnswer).items) {
    if (services === 0) continue
    const next = (await (await page.request.get(`/api/v1/teams/${id}/next`)).json()) as TeamNextAnswer
    if (isWanted(next)) return next
  }
  throw new Error('No team of the demo company is like that.')
}

test('a team reads on its page what is left, what to move next, its pace, what holds it, and who has done one like it', async ({
  page,
}) => {
  await openDemo(page, '/definitions')
  const team = await teamWith(
    page,
    '-left',
    ({ items, next, step, lookAlikes }) =>
      next !== null && step !== null && lookAlikes.length > 0 && items.some(item => item.blockers.length > 0),
  )
  await page.goto(`/teams/${team.team}`)
  // T1, T3, T4 in the heading.
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/: \d+ of \d+ services still on Helios/)
  await expect(heading).toContainText(`${team.next} next`)
  const left = page.getByRole('table', { name: 'What is left, the easiest first' })
  await expect(left.locator('tbody tr')).toHaveCount(team.items.length)
  const row = (service: string) =>
    left.getByRole('row').filter({ has: page.getByRole('link', { name: service, exact: true }) })
  await expect(row(team.next!)).toContainText(/(move|finish) this next/)
  await expect(row(team.next!)).toContainText(/\d+ days?/)
  await expect(page.getByRole('region', { name: 'The next step' })).toContainText(/a week/)
  // T6: what holds it, with the day.
  const held = team.items.find(item => item.blockers.length > 0)!
  await expect(row(held.service)).toContainText(held.blockers[0]!.title)
  // T7, T9, T10 without a click.
  await expect(page.getByRole('region', { name: 'What we said, and what runs' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Road team' })).toContainText(/visit|until/i)
  const alike = page.getByRole('table', { name: /^Finished services like/ })
  await expect(alike.locator('tbody tr')).toHaveCount(team.lookAlikes.length)
  await expect(alike).toContainText(team.lookAlikes[0]!.service)
  await expectSound(page)
  // T8: one key on a row, or one click.
  await left.locator(`[data-service="${held.service}"]`).focus()
  await page.keyboard.press('d')
  await expect(page.getByRole('dialog', { name: `Something about ${held.service} is wrong` })).toBeVisible()
  await page.keyboard.press('Escape')
  // T2: one click to why.
  await row(held.service)
    .getByRole('link', { name: /^since|^day|^silent/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`/services/${held.service}.*#why$`))
  await expect(page.getByRole('heading', { name: 'What it still takes' })).toBeVisible()
  await expect(page.getByText(held.blockers[0]!.title).first()).toBeVisible()
})

test('a team with nothing left reads its history and is asked nothing, also on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openDemo(page, '/definitions')
  const team = await teamWith(page, 'left', ({ finished }) => finished !== null)
  await page.goto(`/teams/${team.team}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/nothing left on Helios\. Finished \d+/)
  await expect(page.getByRole('link', { name: /Report, under a minute/ })).toHaveCount(0)
  await expectSound(page)
})

test('teams by how their words stand to evidence lead to those of one kind', async ({ page }) => {
  await openDemo(page, '/teams?by=report')
  const kinds = page.getByRole('table', { name: 'Teams by how their words stand to evidence' })
  await kinds.locator('tbody th a').first().click()
  await expect(page).toHaveURL(/reports=/)
  await expect(page.getByRole('button', { name: /^Only:/ })).toBeVisible()
  await expectSound(page)
})
