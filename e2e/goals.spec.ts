import { expect, type Page, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A team with services left, no step of its own yet, and its name. */
async function freshTeam(page: Page): Promise<{ id: string; name: string }> {
  const { subjects } = (await (await page.request.get('/api/v1/goals')).json()) as {
    subjects: { type: string; id: string }[]
  }
  const taken = new Set(subjects.filter(({ type }) => type === 'team').map(({ id }) => id))
  const { items } = (await (await page.request.get('/api/v1/teams?limit=300&sort=-left')).json()) as {
    items: { id: string; name: string }[]
  }
  return items.find(({ id }) => !taken.has(id))!
}

async function signInAs(page: Page, team: string, path: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`/login?callbackUrl=${encodeURIComponent('/definitions')}`)
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const base = new URL(page.url()).origin
  await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, role: 'team_member', team, callbackUrl: `${base}/definitions` },
  })
  await page.goto(path)
}

test('a team sets its step and moves its day; the old day stays struck through wherever the step is shown', async ({
  page,
}) => {
  await openDemo(page, '/goals')
  await expect(page).toHaveURL(/\/forecast$/)
  await expect(page.getByRole('main')).toContainText(/of the baseline by|No goal stands|missed/)
  await expectSound(page)
  const team = await freshTeam(page)

  await signInAs(page, team.id, `/goals?goal=team:${team.id}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Share of the baseline, %').fill('100')
  await drawer.getByLabel('By the end of').fill(dayIn(90))
  await drawer.getByRole('button', { name: 'Set this step' }).click()
  await drawer.getByText('Move its day or raise it').click()
  const move = drawer.locator('details').filter({ hasText: 'Move its day or raise it' })
  await move.getByLabel('By the end of').fill(dayIn(150))
  await move.getByLabel('Reason').fill('Waits for stateful volumes.')
  await move.getByRole('button', { name: 'Move it, keep the old' }).click()
  await expect(drawer.locator('s')).toHaveText(/^100% by /)
  await expect(drawer).toContainText('Waits for stateful volumes.')
  await expectSound(page)

  await page.goto('/goals')
  const row = page
    .getByRole('table', { name: 'Goals of teams' })
    .getByRole('row')
    .filter({ hasText: team.name })
  await expect(row.locator('s')).toHaveText(/^100% by /)
  await page.goto(`/teams/${team.id}`)
  await expect(page.getByRole('region', { name: 'The next step' }).locator('s')).toHaveText(/^100% by /)
  await page.goto(`/overview?team=${team.id}`)
  const burn = page.getByRole('region', { name: 'Helios runs down, Kubernetes builds up' })
  await expect(burn.locator('s')).toHaveText(/^100% by /)

  // Of another team it may read everything and change nothing.
  const { status, code } = await page.evaluate(async () => {
    const sent = await fetch('/api/v1/goals', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ share: 1, due: '2090-01-01' }),
    })
    return { status: sent.status, code: (await sent.json()).code }
  })
  expect([status, code]).toEqual([403, 'forbidden'])
})
