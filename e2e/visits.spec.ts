import { expect, type Locator, type Page, test } from '@playwright/test'
import ICAL from 'ical.js'
import { expectSound, openDemo } from './fixtures/open-demo.ts'

test.setTimeout(300_000)

type Named = { id: string; name: string }
type Visits = {
  weeks: { from: string; to: string }[]
  holidays: { office: string; officeName: string; on: string; name: string }[]
  freezes: { from: string; to: string }[]
  offices: (Named & { left: number })[]
}
type Choices = { teams: (Named & { office: string | null })[] }

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const monday = (day: string) => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
const text = (day: string) => day.slice(8).replace(/^0/, '')

async function read<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(`/api/v1/${path}`)).json()) as T
}

/** An act as the page does it: the session's cookie, from the page's own origin. */
async function act<T>(page: Page, path: string, body: object): Promise<T> {
  return page.evaluate(
    async ([to, sent]) => {
      const answer = await fetch(`/api/v1/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      })
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`)
      return answer.json()
    },
    [path, body] as const,
  ) as Promise<T>
}

async function signInAs(page: Page, role: string, path: string, team = ''): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/login')
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const base = new URL(page.url()).origin
  await page.request.post('/api/auth/callback/demo', {
    form: { csrfToken, role, team, callbackUrl: `${base}/definitions` },
  })
  await page.goto(path)
}

/** Four of our own, so that nothing the demo booked is in the way. */
async function fourEngineers(page: Page, homeOffice: string): Promise<Named[]> {
  const names = ['Anchor', 'Bollard', 'Cleat', 'Davit'].map(name => `${name} ${Date.now() % 100_000}`)
  const made: Named[] = []
  for (const name of names) {
    const body = { name, homeOffice, from: '2026-01-01', daysPerWeek: 5, longestTripDays: 10 }
    made.push({ name, id: (await act<{ id: string }>(page, 'engineers', body)).id })
  }
  return made
}

const drawer = (page: Page): Locator => page.locator('dialog[open]')

async function awayOn(page: Page, who: Named, from: string, to: string): Promise<void> {
  const box = drawer(page)
  await box.getByLabel('Who is away').selectOption(who.id)
  const form = box.locator('form').filter({ hasText: 'Add these days away' })
  await form.getByLabel('From').fill(from)
  await form.getByLabel('To', { exact: true }).fill(to)
  await form.getByRole('button', { name: 'Add these days away' }).click()
  await expect(box.getByText(`${who.name} is away`)).toBeVisible()
}

type Plan = { office: Named; team: Named; from: string; to: string; people: Named[] }

/** Fills the form of a visit; whether it may be booked is said below it. */
async function fillVisit(page: Page, { office, team, from, to, people }: Plan): Promise<void> {
  const box = drawer(page)
  await box.getByLabel('Office').selectOption(office.id)
  await box.getByLabel('From').fill(from)
  await box.getByLabel('To', { exact: true }).fill(to)
  for (const { name } of people) await box.getByLabel(name).check()
  await box.getByLabel('Meet another team').selectOption(team.id)
  await box.getByLabel(`Day with ${team.name}`).selectOption(from)
  await box.getByLabel(`What we do with ${team.name}`).fill('First move, pair on one')
  await box.getByLabel(/^(Reason|Why this office comes first)$/).fill('Their teams asked to go first.')
}

async function bookVisit(page: Page, plan: Plan): Promise<void> {
  await page.goto('/visits?change=new')
  await fillVisit(page, plan)
  await expect(drawer(page).getByText('Nothing clashes.')).toBeVisible()
  await drawer(page).getByRole('button', { name: 'Book the visit' }).click()
  await expect(page.getByRole('status').filter({ hasText: `Booked: ${plan.office.name}` })).toBeVisible()
}

test('the road team plans a fortnight to three offices, is held to a holiday and two absences, changes it, and calendars follow', async ({
  page,
}) => {
  await openDemo(page, '/definitions')
  await signInAs(page, 'road_team', '/')
  // Who travels starts on the planner.
  await expect(page).toHaveURL(/\/visits/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /next: about .* services freed per travel day|No visit/,
  )
  await expect(page.getByRole('list', { name: 'Five counts' }).getByRole('listitem')).toHaveCount(5)
  await expectSound(page)

  // The weeks shown hold public holidays of the offices: one of them closes an office of our fortnight.
  const visits = await read<Visits>(page, 'visits')
  const { teams } = await read<Choices>(page, 'choices')
  const teamIn = (office: Named): Named => teams.find(team => team.office === office.id)!
  const isFrozen = (day: string) =>
    visits.freezes.some(({ from, to }) => from <= dayAfter(day, 11) && day <= to)
  const isOpen = (office: string, from: string, to: string) =>
    !visits.holidays.some(({ office: of, on }) => of === office && from <= on && on <= to)
  const holiday = visits.holidays.find(({ office, on }) => {
    const first = monday(on)
    return (
      first > visits.weeks[0]!.from &&
      dayAfter(first, 11) <= visits.weeks.at(-1)!.to &&
      !isFrozen(first) &&
      teams.some(team => team.office === office) &&
      isOpen(office, dayAfter(first, 7), dayAfter(first, 11))
    )
  })!
  const first = monday(holiday.on)
  const second = dayAfter(first, 7)
  const closed = visits.offices.find(({ id }) => id === holiday.office)!
  const [one, two] = visits.offices.filter(
    office => office.id !== closed.id && teamIn(office) && isOpen(office.id, first, dayAfter(second, 4)),
  ) as Named[] as [Named, Named]
  const [anchor, bollard, cleat, davit] = (await fourEngineers(page, one.id)) as [Named, Named, Named, Named]

  // Two are away for some days of it.
  await page.goto('/visits?list=people')
  await awayOn(page, cleat, holiday.on, holiday.on)
  await awayOn(page, davit, dayAfter(second, 3), dayAfter(second, 4))

  // On the holiday nobody can go, and who is away cannot: both are said before anything is sent, and refused.
  await page.goto('/visits?change=new')
  await fillVisit(page, {
    office: closed,
    team: teamIn(closed),
    from: holiday.on,
    to: holiday.on,
    people: [anchor, cleat],
  })
  const clashes = drawer(page).locator('[aria-live=polite]')
  await expect(clashes).toContainText(holiday.name)
  await expect(clashes).toContainText(`${cleat.name} is away`)
  await drawer(page).getByRole('button', { name: 'Book the visit' }).click()
  await expect(drawer(page).getByRole('alert')).toContainText(`${cleat.name} is away`)

  await bookVisit(page, {
    office: one,
    team: teamIn(one),
    from: first,
    to: dayAfter(first, 2),
    people: [anchor, davit],
  })
  await bookVisit(page, {
    office: two,
    team: teamIn(two),
    from: second,
    to: dayAfter(second, 1),
    people: [bollard],
  })
  await bookVisit(page, {
    office: closed,
    team: teamIn(closed),
    from: dayAfter(second, 2),
    to: dayAfter(second, 3),
    people: [cleat],
  })
  const lanes = page.getByRole('region', { name: 'Who is free, and what clashes' })
  await expect(
    lanes.getByRole('button', { name: new RegExp(`^${two.name}, .*: booked`) }).first(),
  ).toBeVisible()
  await expectSound(page)

  // Nobody is in two places: the second office cannot have the one who is at the third.
  await page.goto('/visits?change=new')
  await fillVisit(page, {
    office: two,
    team: teamIn(two),
    from: dayAfter(second, 2),
    to: dayAfter(second, 2),
    people: [cleat],
  })
  await expect(clashes).toContainText(`${cleat.name} is booked twice`)
  await page.keyboard.press('Escape')

  const follow = await act<{ url: string }>(page, 'calendar-feeds', { engineer: bollard.id })
  const feed = async () => {
    const answer = await page.request.get(follow.url)
    expect(answer.headers()['content-type']).toContain('text/calendar')
    return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent').map(event => ({
      uid: String(event.getFirstPropertyValue('uid')),
      from: String(event.getFirstPropertyValue('dtstart')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      status: String(event.getFirstPropertyValue('status')),
    }))
  }
  const [booked, ...others] = await feed()
  expect(others).toEqual([])
  expect(booked).toMatchObject({ from: second, sequence: 0, status: 'CONFIRMED' })

  // Moved by its menu: the bar on the lanes, Move to, a day.
  await page.goto('/visits')
  await lanes
    .locator(`[data-engineer="${bollard.id}"]`)
    .getByRole('button', { name: /: booked/ })
    .click()
  const chosen = page.getByRole('region', { name: 'What was opened on the lanes' })
  await expect(chosen).toContainText(bollard.name)
  await chosen.getByRole('button', { name: 'Move to…' }).click()
  await chosen.getByLabel('Begins on').fill(dayAfter(second, 1))
  await chosen.getByRole('button', { name: 'Show what it changes' }).click()
  await expect(drawer(page).getByText('Nothing clashes.')).toBeVisible()
  await drawer(page).getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Changed' })).toBeVisible()
  expect(await feed()).toEqual([
    { uid: booked!.uid, from: dayAfter(second, 1), sequence: 1, status: 'CONFIRMED' },
  ])

  // What it was stays, struck through; called off it is withdrawn from calendars and keeps its briefs.
  await chosen.getByRole('link', { name: 'Open the visit' }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('s')).toHaveText(
    new RegExp(`^${text(second)} `),
  )
  await expectSound(page)
  await page.getByText('Cancel this visit').click()
  await page.getByLabel('Why it is cancelled').fill('The office moves house.')
  await page.getByRole('button', { name: 'Cancel the visit' }).click()
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
  expect(await feed()).toEqual([
    { uid: booked!.uid, from: dayAfter(second, 1), sequence: 2, status: 'CANCELLED' },
  ])
  await page.getByRole('button', { name: 'Book it again' }).click()
  await expect(page.getByText('Cancelled', { exact: true })).toHaveCount(0)
  expect((await feed())[0]).toMatchObject({ uid: booked!.uid, sequence: 3, status: 'CONFIRMED' })
})

test('a team sees when the road team comes, asks for it, sees its place, and leaders change nothing', async ({
  page,
}) => {
  await openDemo(page, '/visits')
  await expect(page.getByRole('button', { name: 'Accept trip' })).toHaveCount(0)
  const { requests } = await read<{ requests: { team: string }[] }>(page, 'visits')
  const { teams } = await read<Choices>(page, 'choices')
  const { items } = await read<{ items: Named[] }>(page, 'teams?sort=-left&limit=100')
  const team = items.find(
    ({ id }) =>
      teams.some(known => known.id === id && known.office !== null) &&
      !requests.some(request => request.team === id),
  )!
  await signInAs(page, 'team_member', `/teams/${team.id}`, team.id)
  const panel = page.getByRole('region', { name: 'Road team' })
  await panel.getByLabel('What would help').fill('Readiness probes.')
  await panel.getByRole('button', { name: 'Ask for an hour' }).click()
  await expect(panel).toContainText(/Place \d+ of \d+ in the queue|A visit is booked for/)
  await panel.getByRole('button', { name: 'Take the request back' }).click()
  await expect(panel.getByRole('button', { name: 'Ask for a day' })).toBeVisible()
})
