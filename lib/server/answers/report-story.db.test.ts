import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { notifyGround } from '#lib/notify/notify-ground.ts'
import { previewMessage } from '#lib/notify/preview.ts'
import { recordReport } from '#lib/record/record-report.ts'
import { newReportSchema } from '#lib/record/report-schema.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

// Gangway sits in Oslo, where 1 May, a Friday in 2026, is a public holiday.

const mo: Viewer = { kind: 'person', id: 'mo', name: 'Mo', role: 'team_member', team: 'gangway' }
let landfall: TestLandfall
let own: string
let reader: string
beforeAll(async () => {
  landfall = await createTestLandfall()
  const [late] = smallDeploys.filter(({ service, platform }) => service === 'stays' && platform === 'helios')
  const days = ['2026-04-30T12:00:00Z', '2026-05-18T12:00:00Z', '2026-06-10T12:00:00Z']
  const deploys = days.map((at, index) => ({
    ...late,
    id: `late-${index}`,
    version: at,
    startedAt: at,
    finishedAt: at,
  }))
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: [...smallDeploys, ...deploys] })
  await landfall.project()
  const tokenOf = async (scope: string) => {
    const given = { name: scope, scopes: [scope], createdBy: 'test', expiresAt: null }
    return (await recordApiToken(landfall.db.pool, given, Date.now())).token
  }
  own = await tokenOf('report:gangway')
  reader = await tokenOf('read')
})
afterAll(() => landfall.drop())

const say = (at: string, rest: object): Promise<unknown> =>
  recordReport(
    { db: landfall.db, viewer: mo, now: Date.parse(at) },
    newReportSchema.parse({ team: 'gangway', confidence: 'at_risk', ...rest }),
  )
const asTeam = async (on: string) =>
  (await landfall.get(`/api/v1/reports/gangway?asOf=${on}`, { authorization: `Bearer ${own}` })).body
const asLeader = async (on: string) =>
  (await landfall.get(`/api/v1/reports?asOf=${on}`, { authorization: `Bearer ${reader}` })).body.items.find(
    (row: { team: string }) => row.team === 'gangway',
  )
const reminderAt = async (at: string) =>
  previewMessage(
    await notifyGround(landfall.db, Date.parse(at), () => ''),
    'reminder',
    { type: 'team', id: 'gangway' },
    'https://landfall.example.com',
  )

test('worked check: done is said while Helios deploys on; the team sees it at once, leaders two working days of Oslo later, a reply clears it, 28 days age it', async () => {
  // What is so from the start: nothing contradicts, and nobody is asked.
  await say('2026-04-20T08:00:00Z', { claims: [{ service: 'stays', kind: 'moving', byOn: '2026-06-30' }] })
  expect((await asLeader('2026-04-29')).agreement).toBe('agree')
  expect((await reminderAt('2026-04-29T09:00:00Z')).text).toBeNull()

  await say('2026-04-30T08:00:00Z', { claims: [{ service: 'stays', kind: 'done' }] })
  expect((await asTeam('2026-04-30')).disagreements).toMatchObject([
    { service: 'stays', agreement: 'ahead', leadersSeeOn: '2026-05-05' },
  ])
  expect((await reminderAt('2026-05-04T09:00:00Z')).text).toContain('stays')
  // Friday is a holiday, Monday is the first working day, Tuesday the second.
  expect(await asLeader('2026-05-03')).toMatchObject({ agreement: 'agree', disagreements: [] })
  expect(await asLeader('2026-05-05')).toMatchObject({
    agreement: 'ahead',
    disagreements: [{ service: 'stays', agreement: 'ahead' }],
  })

  // The reply: it moves, by a day ahead.
  await say('2026-05-06T08:00:00Z', {
    note: 'One host was left.',
    claims: [{ service: 'stays', kind: 'moving', byOn: '2026-06-30' }],
  })
  expect((await asTeam('2026-05-06')).disagreements).toEqual([])
  expect(await asLeader('2026-05-20')).toMatchObject({ agreement: 'agree', disagreements: [] })
  expect((await reminderAt('2026-05-20T09:00:00Z')).text).toBeNull()
  // What leaders saw then, they saw.
  expect((await asLeader('2026-05-05')).agreement).toBe('ahead')

  expect((await asLeader('2026-06-02')).agreement).toBe('agree')
  expect(await asLeader('2026-06-04')).toMatchObject({ agreement: 'stale', weight: 0 })
  expect((await reminderAt('2026-06-04T09:00:00Z')).text).toContain('/report/gangway')
})

test('a filter nobody knows is refused on forms and lists of one team too, never dropped', async () => {
  for (const path of [
    'reports/gangway',
    'teams/gangway/next',
    'teams/gangway/brief',
    'blockers',
    'visits/plan',
  ])
    for (const filter of ['team=nothing', 'area=nothing', 'office=nothing', 'archetype=nothing', 'limit=0']) {
      const { status, body } = await landfall.get(`/api/v1/${path}?${filter}`)
      expect([path, filter, status, body.issues?.[0]?.path]).toEqual([
        path,
        filter,
        422,
        filter.split('=')[0],
      ])
    }
})
