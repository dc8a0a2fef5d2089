import { expect, type Page, test } from '@playwright/test'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(240_000)

async function signInAs(page: Page, role: string, path: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`/login?callbackUrl=${encodeURIComponent('/definitions')}`)
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, role, team: '', callbackUrl: `${new URL(page.url()).origin}/definitions` },
  })
  await page.goto(path)
}

type Item = { id: string; title: string; freed: number }
const firstBlocker = async (page: Page): Promise<Item> =>
  ((await (await page.request.get('/api/v1/blockers?limit=1')).json()) as { items: Item[] }).items[0]!
const one = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/v1/blockers/${id}`)).json()) as {
    blocker: { standing: string; freed: number }
    services: { service: string; isFreed: boolean }[]
    tells: string[]
  }

/** Whom messages about a blocker wait for. */
async function waiting(page: Page, id: string): Promise<string[]> {
  const { items } = (await (await page.request.get('/api/v1/messages?state=waiting&limit=500')).json()) as {
    items: { key: string; subject: { type: string; id: string } }[]
  }
  return items
    .filter(({ key }) => key.startsWith(`blocker_closed/${id}/`))
    .map(({ subject }) => `${subject.type} ${subject.id}`)
    .sort()
}

test('ending a blocker frees the services it names and tells their teams; opened again it holds them again', async ({
  page,
}) => {
  await openDemo(page, '/overview')
  const blocker = await firstBlocker(page)
  const card = page.getByRole('region', { name: 'Blockers to clear first' })
  await expect(card.getByRole('listitem').first()).toContainText(blocker.title)

  await signInAs(page, 'admin', '/blockers')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(blocker.title)
  await expectSound(page)
  const before = await one(page, blocker.id)
  const freed = before.services.filter(({ isFreed }) => isFreed).map(({ service }) => service)
  expect(freed.length).toBe(blocker.freed)

  await page.goto(`/blockers/${blocker.id}`)
  await expectSound(page)
  await page.getByRole('button', { name: 'End it…' }).click()
  const drawer = page.getByRole('dialog')
  for (const service of freed.slice(0, 3)) await expect(drawer).toContainText(service)
  await expect(drawer).toContainText(`${before.tells[0]}`)
  await drawer.getByLabel('What came of it').fill('Built, and in use.')
  await drawer.getByRole('button', { name: 'End it', exact: true }).click()
  const done = page.getByRole('status').filter({ hasText: 'can move now' })
  await expect(done).toContainText(freed[0]!)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('solved')
  expect((await firstBlocker(page)).id).not.toBe(blocker.id)

  const told = await waiting(page, blocker.id)
  expect(told).toEqual([...before.tells.map(team => `team ${team}`), 'road_team '].sort())

  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`frees ${freed.length}`)
  const after = await one(page, blocker.id)
  expect(after.blocker).toMatchObject({ standing: 'open', freed: blocker.freed })
  expect(await waiting(page, blocker.id)).toEqual([])
})

test('Find opens by keys alone, and leads to a team, in a new tab, and back to what was opened last', async ({
  page,
  context,
}) => {
  await openDemo(page, '/overview')
  const find = page.getByRole('dialog', { name: 'Find' })
  const box = find.getByRole('combobox')
  await page.getByRole('button', { name: /^Find/ }).waitFor()
  // The keys come with what is loaded after the first paint.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(box).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await expect(find.getByRole('option', { name: /Blockers/ })).toBeVisible()
  await expectSound(page)
  const { items } = (await (await page.request.get('/api/v1/teams?limit=1&sort=-left')).json()) as {
    items: { id: string; name: string }[]
  }
  const team = items[0]!
  await page.keyboard.type(team.name.slice(0, -1))
  const row = find.getByRole('option', { name: new RegExp(`^${team.name}`) }).first()
  await expect(row).toBeVisible({ timeout: 30_000 })
  await expect(row).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname === `/teams/${team.id}`)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await expect(find.getByRole('option').first()).toContainText(team.name)
  await page.keyboard.type('endg')
  await expect(find.getByRole('option').first()).toContainText('Endgame', { timeout: 30_000 })
  const opened = context.waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  expect(new URL((await opened).url()).pathname).toBe('/endgame')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
