import fc from 'fast-check'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'

export const pastVisit = '5f0c3f3e-0000-4000-8000-00000000000a'
/** `{blockers}` stands for one of those made before. */
export type LoopAct = { path: string; body: object }

const startAt = Date.now()
const inDays = (days: number): string => addDays(dayOf(startAt), days)
const someDay = fc.nat(60).map(inDays)
const reason = 'as it happens'
const serviceId = fc.nat(39).map(index => `svc-${index}`)
/** 1 January 1970 was a Thursday. */
const mondayAhead = addDays(dayOf(startAt), 7 - ((Math.floor(startAt / dayMs) + 3) % 7))
/** A weekday of the coming months: visits go then. */
const weekday = fc.tuple(fc.nat(9), fc.nat(4)).map(([week, on]) => addDays(mondayAhead, 7 * week + on))
const wednesday = addDays(mondayAhead, 70 + 2)
const oneDay = { from: wednesday, to: wednesday }
const engineer = fc.constantFrom('ilse', 'odile')
const just = (path: string, body: object = {}) => fc.constant({ path, body })

const report = fc
  .record({
    team: fc.constantFrom('gangway', 'ballast'),
    confidence: fc.constantFrom('on_track', 'at_risk', 'off_track'),
    visitWish: fc.constantFrom('none', 'hour', 'day'),
    tookSeconds: fc.nat(90),
    index: fc.nat(12),
    kind: fc.constantFrom('moving', 'blocked', 'no_time', 'done', 'stuck'),
    byOn: someDay,
  })
  .map(({ index, kind, byOn, ...said }) => {
    // Every third of the fleet is Ballast's.
    const service = `svc-${3 * index + (said.team === 'gangway' ? 1 : 0)}`
    return { path: 'reports', body: { ...said, claims: [{ service, kind, byOn }] } }
  })

const blockers = [
  fc
    .record({
      type: fc.constantFrom('knowledge', 'time'),
      services: fc.uniqueArray(serviceId, { maxLength: 9 }),
    })
    .map(one => ({ path: 'blockers', body: { ...one, title: 'Something holds', ownerTeam: 'keel' } })),
  serviceId.map(service => ({ path: 'blockers/{blockers}/hold', body: { services: [service] } })),
  serviceId.map(service => ({ path: 'blockers/{blockers}/release', body: { services: [service] } })),
  someDay.map(promised => ({ path: 'blockers/{blockers}/promise', body: { promised, reason } })),
  just('blockers/{blockers}/close', { outcome: 'solved' }),
  just('blockers/{blockers}/reopen'),
  just('blockers/{blockers}/merge', { into: '{blockers}' }),
  just('blockers/{blockers}/owner', { ownerTeam: 'gangway' }),
]

const visits = [
  just('visit-requests', { team: 'gangway', wish: 'day' }),
  fc.record({ from: weekday, id: engineer }).map(({ from, id }) => ({
    path: 'visits',
    body: {
      ...{ office: 'leeds', from, to: from, engineers: [id], kind: 'help', reason },
      agenda: [{ on: from, team: 'gangway', task: 'First move' }],
    },
  })),
  weekday.map(from => ({ path: 'visits/{visits}/change', body: { from, to: from, reason } })),
  just('visits/{visits}/cancel', { reason }),
  just('visits/{visits}/rebook'),
  fc.record({ id: engineer, from: weekday }).map(({ id, from }) => ({
    path: 'absences',
    body: { engineer: id, kind: 'leave', from, to: addDays(from, 2) },
  })),
  weekday.map(from => ({
    path: 'office-closures',
    body: { office: 'leeds', title: 'Shut', from, to: from },
  })),
  fc.nat(20).map(tenths => ({
    path: 'travel-times',
    body: { fromOffice: 'leeds', toOffice: 'lisbon', days: tenths / 10 },
  })),
  just('engineers', { name: 'Odile', homeOffice: 'lisbon', from: '2026-01-01' }),
  just('engineers/odile/withdraw'),
]

const results = [
  fc.record({ service: serviceId, due: someDay }).map(({ service, due }) => ({
    path: 'commitments',
    body: {
      ...{ visit: pastVisit, team: 'gangway', kind: 'leave_origin', service, due },
      ...{ promise: 'Moves it', owner: 'Mo' },
    },
  })),
  someDay.map(due => ({ path: 'commitments/{commitments}/move', body: { due, reason } })),
  fc.nat(9).map(index => ({
    path: 'contacts',
    body: {
      subject: { type: 'team', id: 'gangway' },
      channel: 'mail',
      name: `Mo ${index}`,
      mail: `mo${index}@example.com`,
    },
  })),
  just('visit-notes', { visit: pastVisit, team: 'gangway', note: 'Asked for the proxy.' }),
]

/** One of each to act on. */
export const firstActs: LoopAct[] = [
  { path: 'blockers', body: { type: 'time', title: 'The first', ownerTeam: 'keel', services: ['svc-1'] } },
  { path: 'visit-requests', body: { team: 'ballast', wish: 'hour' } },
  {
    path: 'visits',
    body: { ...{ office: 'lisbon', engineers: ['ilse'], agenda: [], kind: 'review', reason }, ...oneDay },
  },
  { path: 'absences', body: { engineer: 'ilse', kind: 'other', from: inDays(90), to: inDays(92) } },
  { path: 'office-closures', body: { office: 'lisbon', title: 'Shut', from: inDays(90), to: inDays(92) } },
]

const takenBack = [
  just('reports/{reports}/withdraw'),
  ...['commitments', 'visit-requests', 'absences', 'office-closures', 'travel-times'].map(kind =>
    just(`${kind}/{${kind}}/withdraw`, { reason }),
  ),
]

/** What teams and the road team do to a fleet whose teams sit at Leeds and Lisbon, some of it refused. */
export const randomLoopAct: fc.Arbitrary<LoopAct> = fc.oneof(
  { weight: 4, arbitrary: report },
  { weight: 8, arbitrary: fc.oneof(...blockers) },
  { weight: 8, arbitrary: fc.oneof(...visits) },
  { weight: 5, arbitrary: fc.oneof(...results) },
  { weight: 3, arbitrary: fc.oneof(...takenBack) },
)
