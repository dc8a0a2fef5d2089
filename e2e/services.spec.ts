import { expect, type Page, test } from '@playwright/test'
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
  const told = page.locator('[aria-live=polite]').filter({ hasText: /UTC/ })
  await expect(told).toBeVisible()
  const last = await told.textContent()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await expect(told).not.toHaveText(last ?? '')
  // Some marks have no raw event: the walk goes on to one that has.
  const opener = told.getByRole('button', { name: 'open the event' })
  for (let step = 0; step < 40 && !(await opener.isVisible()); step++) await page.keyboard.press('ArrowLeft')
  await timeline.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Body as it came')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

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

type Listed = { id: string; team: string | null; state: string }

/** Goes on as somebody else of the demo company. */
async function signInAs(page: Page, role: string, team = ''): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const form = { csrfToken, role, team, callbackUrl: '/' }
  const answer = await page.request.post('/api/auth/callback/demo', { form, maxRedirects: 0 })
  expect(answer.status()).toBeLessThan(400)
}

async function ownedOnBoth(page: Page): Promise<Listed[]> {
  const answer = await page.request.get('/api/v1/services?state=both&limit=50')
  return ((await answer.json()) as { items: Listed[] }).items.filter(({ team }) => team !== null)
}

test('a member says that something is wrong with an own service, and an admin answers', async ({ page }) => {
  await openDemo(page, '/definitions')
  const owned = await ownedOnBoth(page)
  const { id, team } = owned[0]!
  const other = owned.find(item => item.team !== team)!
  await signInAs(page, 'team_member', team!)
  await page.goto(`/services/${other.id}`)
  await expect(page.getByRole('group', { name: /^Timeline/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'This is wrong…' })).toHaveCount(0)

  await page.goto(`/services/${id}`)
  await page.getByRole('button', { name: 'This is wrong…' }).click()
  const claim = 'It left Helios last week; the job there is of another service.'
  await page.getByRole('button', { name: 'Ask for the correction' }).click()
  await expect(page.getByRole('dialog')).toContainText('Say what is wrong.')
  await page.getByLabel('How it really is').fill(claim)
  await expectSound(page)
  await page.getByRole('button', { name: 'Ask for the correction' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const table = page.getByRole('table', { name: 'Corrections and their answers' })
  await expect(table).toContainText(claim)
  await expect(table.getByRole('button', { name: /^Answer/ })).toHaveCount(0)
  await expect(table.getByRole('button', { name: /^Take the correction/ })).toBeVisible()
  await expect(page.getByText('Corrections', { exact: true }).last()).toBeVisible()

  await signInAs(page, 'admin')
  await page.goto('/disputes')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/correction/)
  await expectSound(page)
  await table
    .getByRole('row', { name: claim })
    .getByRole('button', { name: /^Answer/ })
    .click()
  await page.getByLabel('What was done, or why not').fill('The name was mapped anew.')
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto(`/teams/${team}`)
  const told = page
    .getByRole('region', { name: 'Corrections' })
    .getByRole('listitem')
    .filter({ hasText: claim })
  await expect(told).toContainText(/corrected/)
  await expect(told).toContainText('The name was mapped anew.')
})

test('an override is marked wherever the service is, changes no figure, and ends', async ({ page }) => {
  await openDemo(page, '/definitions')
  await signInAs(page, 'admin')
  const { id } = (await ownedOnBoth(page)).at(-1)!
  const figures = async () => {
    const answer = (await (await page.request.get('/api/v1/progress')).json()) as Record<string, unknown>
    return { counts: [answer.baseline, answer.live, answer.states], overridden: answer.overridden }
  }
  const before = await figures()
  await page.goto(`/services/${id}`)
  await page.getByRole('button', { name: 'Show another state…' }).click()
  await page.getByLabel('State to show').selectOption({ label: 'Kubernetes only' })
  await page.getByRole('textbox', { name: 'Why' }).fill('Its probe in one cluster is broken.')
  await page.getByRole('button', { name: 'Show it until then' }).click()
  const mark = page.getByRole('note').filter({ hasText: 'shows Kubernetes only until' })
  await expect(mark).toContainText('Figures count On both')
  expect(await figures()).toEqual({ ...before, overridden: { count: 1 } })
  await page.goto(`/services?q=${id}`)
  await expect(page.getByRole('table', { name: 'Services' })).toContainText('shown as Kubernetes only until')

  await page.goto(`/services/${id}`)
  await expectSound(page)
  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(mark).toHaveCount(0)
  await expect(page.getByText(/ended by/)).toBeVisible()
  expect(await figures()).toEqual(before)
})
