import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { lockCommitments } from '#db/queries/lock-commitments.ts'
import type { RecordValues } from '#db/queries/record-tables.ts'
import { selectRecord, selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import { mayRecordCommitment } from '#lib/domain/access/may-record-commitment.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { type Commitment, commitmentKinds, foldCommitments } from '#lib/domain/visit/commitment.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { lockedBlocker, requireOpenBlocker } from './blocker-state.ts'
import { ActRefused } from './record-error.ts'
import { insertRecordIn, type RecordAct, withdrawRecordIn } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireServicesInScope } from './require-services-in-scope.ts'
import { requireMigrationNamed } from './require-subject.ts'
import { requireVisited } from './require-visited.ts'

/** A promise made on a visit: of a service (`start`, `leave_origin`, `switch_off`) or of a blocker (`solve_blocker`). */
export const newCommitmentSchema = z
  .strictObject({
    visit: z.uuid(),
    team: nameField,
    kind: z.enum(commitmentKinds),
    service: nameField.optional(),
    blocker: z.uuid().optional(),
    promise: z.string().trim().min(3).max(300),
    /** Who promised: somebody of the team or of the road team. */
    owner: nameField,
    due: dayField,
  })
  .refine(({ kind, service }) => (kind === 'solve_blocker') === (service === undefined), {
    path: ['service'],
    message: 'names the service, except where a blocker is to be solved',
  })
  .refine(({ kind, blocker }) => (kind === 'solve_blocker') === (blocker !== undefined), {
    path: ['blocker'],
    message: 'names the blocker, where one is to be solved',
  })
export type NewCommitment = z.output<typeof newCommitmentSchema>

export const movedCommitmentSchema = z.strictObject({ due: dayField, reason: reasonField })
export type MovedCommitment = z.output<typeof movedCommitmentSchema>

/** Whether events say already what is promised. Reading decides that. */
export type FindIsKept = (
  promise: Pick<Commitment, 'migration' | 'kind' | 'service' | 'blocker'>,
) => Promise<boolean>

const notAllowed = 'The road team and admins write down what was promised on a visit.'

/** Writes a promise down. Returns its id, which stays over every move. Throws ActRefused. */
export async function recordCommitment(
  act: RecordAct,
  input: NewCommitment,
  findIsKept: FindIsKept,
): Promise<string> {
  requireAllowed(act.viewer, mayRecordCommitment(act.viewer), notAllowed)
  requireComing(act, input.due)
  const { migration } = await requireVisited(act.db.pool, act, input)
  const promise = {
    migration,
    kind: input.kind,
    service: input.service ?? null,
    blocker: input.blocker ?? null,
  }
  await requireSubject(act, input, migration)
  // Asked before the transaction: reading takes a connection of its own.
  if (await findIsKept(promise))
    throw new ActRefused('wrong_state', 'Events say that this is so already: there is nothing to promise.')
  return withTransaction(act.db, client =>
    insertCommitment(client, act, {
      visit: input.visit,
      migration,
      team: input.team,
      kind: input.kind,
      serviceId: promise.service,
      blocker: promise.blocker,
      promise: input.promise,
      owner: input.owner,
      dueOn: input.due,
      replaces: null,
    }),
  )
}

/** Moves the day of a promise; the day it had stays. Returns the promise's id. Throws ActRefused. */
export async function moveCommitment(
  act: RecordAct,
  id: string,
  { due, reason }: MovedCommitment,
  findIsKept: FindIsKept,
): Promise<string> {
  requireAllowed(act.viewer, mayRecordCommitment(act.viewer), notAllowed)
  requireComing(act, due)
  if (await findIsKept(await requireStanding(act.db.pool, id)))
    throw new ActRefused('wrong_state', 'It was kept: its day does not move any more.')
  return withStanding(act, id, async (client, before) => {
    if (due === before.dueOn)
      throw new ActRefused('invalid', 'It is promised for this day already.', [
        { path: '/due', message: 'is the day it has' },
      ])
    const { visit, migration, team, kind, promise, owner, blocker } = before
    const values = { visit, migration, team, kind, serviceId: before.service, blocker, promise, owner }
    await insertCommitment(client, act, { ...values, dueOn: due, replaces: before.days.at(-1)!.id }, reason)
  })
}

/** Takes a promise back, whatever day it stands for; it stays in the lists as taken back. Throws ActRefused. */
export function withdrawCommitment(act: RecordAct, id: string, reason: string): Promise<string> {
  return withStanding(act, id, (client, { days, team }) =>
    withdrawRecordIn(client, act, {
      kind: 'commitments',
      id: days.at(-1)!.id,
      reason,
      action: 'commitment.withdraw',
      about: { type: 'team', id: team },
    }),
  )
}

/** With the promise that a record of it, the first or a later one, belongs to. */
async function withStanding(
  act: RecordAct,
  id: string,
  then: (client: PoolClient, before: Commitment) => Promise<void>,
): Promise<string> {
  requireAllowed(act.viewer, mayRecordCommitment(act.viewer), notAllowed)
  return withTransaction(act.db, async client => {
    const record = await selectRecord(client, 'commitments', id)
    if (record !== null) await lockCommitments(client, record.visit)
    const before = await requireStanding(client, id)
    await then(client, before)
    return before.id
  })
}

/** Whatever the act's clock says: what was recorded while it waited counts. */
async function requireStanding(db: Queryable, id: string): Promise<Commitment> {
  const records = await selectRecordsOf(db, 'commitments', null)
  const all = foldCommitments(records, Number.MAX_SAFE_INTEGER)
  const found = all.find(({ days }) => days.some(version => version.id === id))
  if (found === undefined) throw new ActRefused('not_found', 'There is no such promise.')
  if (found.withdrawn !== null) throw new ActRefused('wrong_state', 'This promise was taken back already.')
  return found
}

async function requireSubject(
  { db: { pool }, now }: RecordAct,
  { team, service, blocker }: NewCommitment,
  migrationId: string,
): Promise<void> {
  if (blocker !== undefined) {
    requireOpenBlocker((await lockedBlocker(pool, blocker)).blocker)
    return
  }
  const migration = await requireMigrationNamed(pool, migrationId)
  const owners = await requireServicesInScope(pool, migration, [service!], now, () => '/service')
  if (owners.get(service!) !== team)
    throw new ActRefused('invalid', `${service} is not a service of ${team}.`, [
      { path: '/service', message: 'belongs to another team' },
    ])
}

function requireComing({ now }: RecordAct, due: string): void {
  if (due < dayOf(now))
    throw new ActRefused('invalid', 'A promise is for today or later.', [
      { path: '/due', message: 'has passed' },
    ])
}

const insertCommitment = (
  client: PoolClient,
  act: RecordAct,
  values: RecordValues<'commitments'>,
  reason: string | null = null,
): Promise<string> =>
  insertRecordIn(client, act, {
    kind: 'commitments',
    values,
    reason,
    action: values.replaces === null ? 'commitment.make' : 'commitment.move',
    about: { type: 'team', id: values.team },
  })
