import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RecordKind, type RecordValues, recordKinds } from '#db/queries/record-tables.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { loadRecords } from '#lib/read/world/records.ts'
import { insertRecord, withdrawRecord } from './records.ts'

const viewer: Viewer = { kind: 'person', id: 'p1', name: 'Ada Example', role: 'admin', team: null }
const at = Date.parse('2026-03-02T09:00:00.123Z')
const hourMs = 3_600_000
const another = '2f0f6f0a-52c8-4c1e-9d5c-6a5a3f7f0b11'
const service = { serviceId: 'cache', migration: 'm' }

const examples: { [Kind in RecordKind]: RecordValues<Kind> } = {
  scopeVersions: { migration: 'm', fromOn: '2026-03-01', scope: { kinds: ['backend'] } },
  baselines: { migration: 'm', on: '2026-01-31' },
  exemptions: { ...service, approver: 'Ada Example', fromOn: '2026-03-01', untilOn: '2026-06-30' },
  goals: {
    migration: 'm',
    subjectType: 'company',
    subjectId: '',
    share: 0.9,
    dueOn: '2026-12-31',
    replaces: null,
  },
  phases: { migration: 'm', phase: 'beta', fromOn: '2026-03-01' },
  annotations: {
    migration: null,
    kind: 'freeze',
    title: 'Holidays',
    fromAt: at,
    toAt: null,
    area: null,
    team: null,
    serviceId: null,
  },
  reviews: { name: 'March review', on: '2026-03-10' },
  mutes: { ...service, list: 'unowned', untilOn: '2026-04-01' },
  disputes: {
    ...service,
    about: 'state',
    claim: 'It has left.',
    owner: 'Ada Example',
    dueOn: '2026-04-01',
    outcome: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  },
  stateOverrides: { ...service, state: 'origin_off', fromAt: at, untilAt: at + hourMs },
  decisions: { ...service, decision: 'retire', byOn: null },
  prices: { platform: 'helios', fromOn: '2026-01-01', perCoreMonth: 21.5, currency: 'EUR' },
  reports: {
    team: 'keel',
    migration: 'm',
    confidence: 'at_risk',
    note: 'Waiting for volumes.',
    nextService: 'cache',
    nextOn: '2026-04-01',
    visitWish: 'hour',
    evidenceVerdict: 'right',
    claims: [{ service: 'cache', kind: 'blocked', blocker: another, byOn: null }],
    via: 'link',
    tookSeconds: 41,
  },
  reportLinks: { team: 'keel', migration: 'm', expiresAt: at + hourMs },
  blockers: {
    migration: 'm',
    type: 'platform_gap',
    title: 'Stateful volumes',
    detail: null,
    ownerTeam: 'keel',
    ownerName: null,
    sinceOn: '2026-01-05',
    ticketUrl: 'https://tickets.example.com/1',
  },
  blockerOwners: { blocker: another, ownerTeam: 'mast', ownerName: null },
  blockerPromises: { blocker: another, promisedOn: '2026-07-31' },
  blockerHolds: { blocker: another, serviceId: 'cache' },
  blockerEnds: { blocker: another, outcome: 'solved', mergedInto: null },
  roadEngineers: {
    engineer: 'ilse',
    name: 'Ilse Bowline',
    homeOffice: 'rotterdam',
    skills: ['knowledge'],
    daysPerWeek: 3,
    longestTripDays: 4,
    fromOn: '2026-01-01',
    untilOn: null,
  },
  absences: { engineer: 'ilse', kind: 'leave', fromOn: '2026-07-01', toOn: '2026-07-14' },
  officeClosures: { office: 'rotterdam', title: 'Move', fromOn: '2026-07-01', toOn: '2026-07-02' },
  travelTimes: { fromOffice: 'rotterdam', toOffice: 'krakow', tenthDays: 15 },
  visits: {
    visit: another,
    sequence: 0,
    migration: 'm',
    office: 'krakow',
    fromOn: '2026-06-22',
    toOn: '2026-06-25',
    engineers: ['ilse'],
    agenda: [{ on: '2026-06-22', team: 'keel', task: 'Readiness probes' }],
    kind: 'help',
    status: 'booked',
  },
  visitRequests: { team: 'keel', migration: 'm', wish: 'day', note: null },
  commitments: {
    visit: another,
    migration: 'm',
    team: 'keel',
    kind: 'leave_origin',
    serviceId: 'cache',
    blocker: null,
    promise: 'Off by the end of the month',
    owner: 'Ada Example',
    dueOn: '2026-07-31',
    replaces: null,
  },
  visitNotes: { visit: another, team: 'keel', note: 'They know what to do.' },
  forecastRuns: {
    migration: 'm',
    madeOn: '2026-06-07',
    verdict: 'dated',
    evenOn: '2027-04-26',
    sureOn: '2027-07-12',
    detail: {
      left: 473,
      ahead: [{ on: '2026-07-05', low: 430, median: 444, high: 460 }],
      runs: 1000,
      seed: 277,
    },
  },
}

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

describe('what people record', () => {
  test.each(recordKinds)('%s are read back as they were written, until they are taken back', async kind => {
    const { db } = database
    const values = examples[kind]
    const about = { type: 'test', id: kind }
    const act = { db, viewer, now: at }
    const id = await insertRecord(act, { kind, values, reason: 'because', action: 'test.add', about })
    const row = {
      id,
      recordedAt: at,
      recordedBy: 'Ada Example',
      reason: 'because',
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
      ...values,
    }
    expect((await loadRecords(db, null)).records[kind]).toEqual([row])
    expect((await loadRecords(db, at - 1)).records[kind]).toEqual([])
    expect((await loadRecords(db, at)).records[kind]).toEqual([row])

    const withdrawal = { kind, id, reason: 'an error', action: 'test.withdraw', about }
    await withdrawRecord({ ...act, now: at + hourMs }, withdrawal)
    const now = await loadRecords(db, null)
    expect(now.records[kind]).toEqual([])
    expect(now.withdrawn[kind]).toEqual([
      { ...row, withdrawnAt: at + hourMs, withdrawnBy: 'Ada Example', withdrawnReason: 'an error' },
    ])
    expect((await loadRecords(db, at + hourMs - 1)).records[kind]).toEqual([row])
    await expect(withdrawRecord(act, withdrawal)).rejects.toMatchObject({ reason: 'not_found' })
  })

  test('is in the audit log, and moves the version answers follow', async () => {
    const { pool } = database.db
    const { rows } = await pool.query<{ count: number }>(`select count(*) as count from audit_log`)
    expect(rows[0]!.count).toBe(2 * recordKinds.length)
    const version = await pool.query<{ version: number }>(
      `select version from data_version where name = 'records'`,
    )
    expect(version.rows[0]!.version).toBe(2 * recordKinds.length)
  })
})
