import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { Role, Viewer } from '#lib/domain/access/viewer.ts'
import { loadRecords } from '#lib/read/world/records.ts'
import { recordExemption } from './record-exemption.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
let database: TestDatabase

async function signIn(name: string, role: Role): Promise<void> {
  const { pool } = database.db
  const id = randomUUID()
  const at = new Date(now)
  await pool.query(
    `insert into person (id, issuer, subject, name, created_at) values ($1, 'test', $2, $2, $3)`,
    [id, name, at],
  )
  await pool.query(
    `insert into session (id, person_id, role, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $4)`,
    [randomUUID(), id, role, at],
  )
}
const person = (role: Role, team: string | null = null): Viewer => ({
  kind: 'person',
  id: role,
  name: `Ms ${role}`,
  role,
  team,
})

beforeAll(async () => {
  database = await createTestDatabase()
  await database.db.pool.query(
    `insert into service (id, team, kind) values ('cache', 'keel', 'backend'), ('queue', 'mast', 'backend')`,
  )
  await signIn('Ms Leading', 'leader')
  await signIn('Mr Member', 'team_member')
})
afterAll(() => database.drop())

const exempt = (viewer: Viewer, changes: object = {}) =>
  recordExemption(
    { db: database.db, viewer, now },
    { service: 'cache', until: '2026-06-30', reason: 'waits for its vendor', ...changes },
  )

describe('the approval of an exemption', () => {
  test('is that of a leader themselves, if they name nobody', async () => {
    await exempt(person('leader'))
    const { records } = await loadRecords(database.db, null)
    expect(records.exemptions.at(-1)).toMatchObject({
      approver: 'Ms leader',
      recordedBy: 'Ms leader',
      fromOn: '2026-03-02',
    })
  })

  test('of a team or the road team is of a leader or an admin who has signed in', async () => {
    const member = person('team_member', 'keel')
    for (const viewer of [member, person('road_team')]) {
      await expect(exempt(viewer)).rejects.toMatchObject({ issues: [{ path: '/approver' }] })
      await expect(exempt(viewer, { approver: 'Mr Member' })).rejects.toMatchObject({ reason: 'invalid' })
      await exempt(viewer, { approver: 'Ms Leading' })
    }
  })

  test('does not help who may not ask', async () => {
    const other = { service: 'queue', approver: 'Ms Leading' }
    for (const viewer of [person('team_member', 'keel'), person('auditor')])
      await expect(exempt(viewer, other)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(exempt({ kind: 'nobody' }, other)).rejects.toMatchObject({ reason: 'nobody' })
  })
})
