import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertContact } from '#db/queries/insert-contact.ts'
import type { ContactRow } from '#db/queries/select-contacts.ts'
import { selectMessages } from '#db/queries/select-messages.ts'
import { dayMs, hourMs, weekMs } from '#lib/domain/time/durations.ts'
import { insertRecord } from '#lib/record/records.ts'
import { smallCatalog, smallDeploys } from '#lib/server/answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '#lib/server/answers/testing/test-landfall.ts'
import { planMessages } from './plan-messages.ts'

let landfall: TestLandfall
beforeAll(async () => {
  process.env.LANDFALL_AUTH_SECRET = 'plan-messages-secret-0123456789abcdef'
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())
beforeEach(async () => {
  for (const table of ['outbox', 'contact', 'report']) await landfall.db.pool.query(`delete from ${table}`)
})

/** Tuesday, 09:00 in Oslo, summer time. */
const tuesday = Date.parse('2026-06-09T07:00:00Z')
const reach = (subjectType: string, subjectId: string, more: Partial<ContactRow> = {}) =>
  insertContact(landfall.db.pool, {
    id: randomUUID(),
    recordedAt: tuesday - weekMs,
    recordedBy: 'test',
    reason: null,
    subjectType,
    subjectId,
    channel: 'mail',
    name: null,
    mail: `${subjectType}-${subjectId}@example.com`,
    sealedWebhook: null,
    timeZone: null,
    optedOut: [],
    ...more,
  })
const plan = (at: number) => planMessages(landfall.db, at)
const outbox = async () => {
  const rows = await selectMessages(landfall.db.pool, { state: null, before: null, limit: 50 })
  return rows.toSorted((a, b) => a.createdAt - b.createdAt)
}
/** As if everything waiting reached its contact. */
const deliver = (at: number) =>
  landfall.db.pool.query(
    `update outbox set sent_at = $1, delivered_to = (
        select jsonb_agg(c.id::text) from contact c
         where c.subject_type = outbox.subject_type and c.subject_id = outbox.subject_id)
      where sent_at is null`,
    [new Date(at)],
  )

test('a team with something left and no report is asked on Tuesday at nine, once, with a signed link', async () => {
  await reach('team', 'gangway')
  expect(await plan(tuesday - hourMs)).toBe(0)
  expect(await Promise.all([plan(tuesday), plan(tuesday)])).toEqual(expect.arrayContaining([1]))
  expect(await plan(tuesday + 600_000)).toBe(0)
  expect(await plan(tuesday + dayMs)).toBe(0)
  const [reminder, ...others] = await outbox()
  expect(others).toEqual([])
  expect(reminder).toMatchObject({ key: 'reminder/team/gangway/2026-W24', subjectId: 'gangway' })
  expect(reminder!.body).toMatch(/left on Helios, and no report yet/)
  expect(reminder!.body).toMatch(/^\/report\/gangway\?link=lfr_\S+$/m)
})

test('asked twice in vain, the lead is asked, then the area; never two in a week', async () => {
  await reach('team', 'gangway')
  await reach('team_lead', 'gangway')
  await reach('area_lead', 'music', { timeZone: 'Europe/Oslo' })
  for (let week = 0; week < 6; week++) {
    const at = tuesday + week * weekMs
    await plan(at)
    await deliver(at)
    await plan(at + dayMs)
  }
  expect((await outbox()).map(({ key }) => key)).toEqual([
    'reminder/team/gangway/2026-W24',
    'reminder/team/gangway/2026-W25',
    'reminder/team_lead/gangway/2026-W26',
    'reminder/team_lead/gangway/2026-W27',
    'reminder/area_lead/music/2026-W28',
    'reminder/area_lead/music/2026-W29',
  ])
})

test('a report stops it, also a reminder that has not gone out yet', async () => {
  await reach('team', 'gangway')
  await plan(tuesday)
  const viewer = {
    kind: 'person',
    id: randomUUID(),
    name: 'Mo',
    role: 'team_member',
    team: 'gangway',
  } as const
  await insertRecord(
    { db: landfall.db, viewer, now: tuesday + 60_000 },
    {
      kind: 'reports',
      values: {
        team: 'gangway',
        migration: 'helios-to-kubernetes',
        confidence: 'at_risk',
        note: 'In July.',
        nextService: null,
        nextOn: null,
        visitWish: null,
        evidenceVerdict: 'right',
        claims: [{ service: 'stays', kind: 'no_time', blocker: null, byOn: null }],
        via: 'session',
        tookSeconds: null,
      },
      reason: null,
      action: 'report.send',
      about: { type: 'team', id: 'gangway' },
    },
  )
  await plan(tuesday + hourMs)
  expect((await outbox())[0]).toMatchObject({
    droppedAt: tuesday + hourMs,
    lastError: expect.stringContaining('Answered'),
  })
  await plan(tuesday + weekMs)
  expect(await outbox()).toHaveLength(1)
})

test('on Monday at eight leaders and teams hear what changed, and nobody hears that nothing did', async () => {
  await reach('leaders', '')
  await reach('team', 'gangway')
  await reach('team', 'ballast')
  // `moved` left on 27 February, `half` began on 20 March: the Mondays after tell of them.
  const monday = Date.parse('2026-03-02T08:00:00Z')
  await plan(monday)
  await plan(monday + hourMs)
  const first = await outbox()
  expect(first.map(({ key }) => key).sort()).toEqual([
    'digest/leaders/2026-W10',
    'digest/team/gangway/2026-W10',
  ])
  const leaders = first.find(({ subjectType }) => subjectType === 'leaders')!
  expect(leaders.body).toMatch(/off Helios, up \d+\.\d points in a week: 1 moved/)
  expect(leaders.body).toMatch(/^\/overview$/m)
  const team = first.find(({ subjectType }) => subjectType === 'team')!
  expect(team.body).toMatch(/^Moved left Helios\. \d left\.$/im)
  const quiet = Date.parse('2026-04-27T08:00:00Z')
  expect(await plan(quiet)).toBe(0)
})
