import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { lockVisits } from '#db/queries/lock-visits.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecord, selectRecordsOf } from '#db/queries/select-records.ts'
import { mayRequestVisit } from '#lib/domain/access/may-request-visit.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { foldVisits } from '#lib/domain/visit/fold-visits.ts'
import { answerOf, visitWishKinds } from '#lib/domain/visit/request-queue.ts'
import { nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecordIn, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

/** A team asks for the road team: for an hour or a day. */
export const newVisitRequestSchema = z.strictObject({
  migration: nameField.optional(),
  team: nameField,
  wish: z.enum(visitWishKinds),
  note: z.string().trim().min(1).max(1_000).nullish(),
})
export type NewVisitRequest = z.output<typeof newVisitRequestSchema>

const notAllowed = 'The road team and admins ask for any team, a team for itself.'

/** Puts a team into the queue, once. Returns the request's id. Throws ActRefused, `wrong_state` where it waits already. */
export async function recordVisitRequest(act: RecordAct, input: NewVisitRequest): Promise<string> {
  const { viewer, db } = act
  requireAllowed(viewer, mayRequestVisit(viewer, input.team), notAllowed)
  const { teams, services } = await selectCatalog(db.pool)
  if (![...teams.map(({ id }) => id), ...services.map(({ team }) => team)].includes(input.team))
    throw new ActRefused('invalid', `There is no team ${input.team}.`, [
      { path: '/team', message: 'is not there' },
    ])
  const { id: migration } = await requireMigrationNamed(db.pool, input.migration)
  return withTransaction(db, async client => {
    const { id, isNew } = await requestVisitIn(client, act, { ...input, migration, note: input.note ?? null })
    if (isNew) return id
    throw new ActRefused('wrong_state', 'This team has asked already and waits.')
  })
}

/** The same within the caller's transaction, authorised by it; the open request of a team that has one is left as it is. */
export async function requestVisitIn(
  client: PoolClient,
  act: Pick<RecordAct, 'viewer' | 'now'>,
  { migration, team, wish, note }: { migration: string; team: string; wish: string; note: string | null },
): Promise<{ id: string; isNew: boolean }> {
  await lockVisits(client)
  const visits = foldVisits(await selectRecordsOf(client, 'visits', null), Number.MAX_SAFE_INTEGER)
  const open = (await selectRecordsOf(client, 'visitRequests', null)).find(
    row =>
      row.team === team &&
      row.migration === migration &&
      row.withdrawnAt === null &&
      answerOf(row, visits, dayOf(act.now)).status !== 'answered',
  )
  if (open !== undefined) return { id: open.id, isNew: false }
  const id = await insertRecordIn(client, act, {
    kind: 'visitRequests',
    values: { team, migration, wish, note },
    reason: null,
    action: 'visit_request.add',
    about: { type: 'team', id: team },
  })
  return { id, isNew: true }
}

/** Takes a team out of the queue. Throws ActRefused. */
export async function withdrawVisitRequest(act: RecordAct, id: string, reason: string | null): Promise<void> {
  const record = await selectRecord(act.db.pool, 'visitRequests', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such request.')
  requireAllowed(act.viewer, mayRequestVisit(act.viewer, record.team), notAllowed)
  const about = { type: 'team', id: record.team }
  await withdrawRecord(act, { kind: 'visitRequests', id, reason, action: 'visit_request.withdraw', about })
}

/** Why a request is taken back, if somebody says. */
export const withdrawalSchema = z.strictObject({ reason: reasonField.optional() })
