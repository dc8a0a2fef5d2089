import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { answerDisputeRow } from '#db/queries/answer-dispute.ts'
import type { RecordRows } from '#db/queries/record-tables.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import { mayAnswerDispute } from '#lib/domain/access/may-answer-dispute.ts'
import { mayDispute } from '#lib/domain/access/may-dispute.ts'
import { mayWithdrawDispute } from '#lib/domain/access/may-withdraw-dispute.ts'
import { disputeOutcomes, disputeSubjects } from '#lib/domain/migration/dispute.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, concludeAct, insertRecordIn, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed, requireServiceNamed } from './require-subject.ts'

/** "This is wrong": what, who owns the correction, and by when. */
export const newDisputeSchema = z.strictObject({
  service: nameField,
  migration: nameField.optional(),
  about: z.enum(disputeSubjects),
  /** What is wrong and how it really is. */
  claim: reasonField,
  /** A person or a group; who keeps Landfall if left out. */
  owner: nameField.optional(),
  /** Two weeks from today if left out. */
  dueOn: dayField.optional(),
})
export type NewDispute = z.output<typeof newDisputeSchema>

export const disputeAnswerSchema = z.strictObject({ outcome: z.enum(disputeOutcomes), answer: reasonField })
export type DisputeAnswer = z.output<typeof disputeAnswerSchema>

/** Who owns a correction that names nobody. */
export const usualOwner = 'platform admins'
const usualDays = 14

/** Opens a correction; figures stay as computed. Returns its id, owner and day. Throws ActRefused. */
export async function recordDispute(
  act: RecordAct,
  input: NewDispute,
): Promise<{ id: string; owner: string; dueOn: string }> {
  const { viewer, db, now } = act
  const service = await requireServiceNamed(db.pool, input.service, now)
  requireAllowed(
    viewer,
    mayDispute(viewer, service.team),
    'Leaders, the road team, admins and members of the owning team may say that something is wrong.',
  )
  return withTransaction(db, client => recordDisputeIn(client, act, input))
}

/** The same within the caller's transaction, by an act that has decided who may: a report says what is wrong. Throws ActRefused. */
export async function recordDisputeIn(
  client: PoolClient,
  act: Pick<RecordAct, 'viewer' | 'now'>,
  input: NewDispute,
): Promise<{ id: string; owner: string; dueOn: string }> {
  const { id: serviceId } = await requireServiceNamed(client, input.service, act.now)
  const owner = input.owner ?? usualOwner
  const today = dayOf(act.now)
  const dueOn = input.dueOn ?? addDays(today, usualDays)
  if (dueOn < today)
    throw new ActRefused('invalid', 'It would be due before it was asked for.', [
      { path: '/dueOn', message: 'lies behind' },
    ])
  const { id: migration } = await requireMigrationNamed(client, input.migration)
  const { about, claim } = input
  const unanswered = { outcome: null, answer: null, answeredAt: null, answeredBy: null }
  const id = await insertRecordIn(client, act, {
    kind: 'disputes',
    values: { serviceId, migration, about, claim, owner, dueOn, ...unanswered },
    reason: null,
    action: 'dispute.open',
    about: { type: 'service', id: serviceId },
  })
  return { id, owner, dueOn }
}

async function requireOpen({ db }: RecordAct, id: string): Promise<RecordRows['disputes']> {
  const record = await selectRecord(db.pool, 'disputes', id)
  if (record === null) throw new ActRefused('not_found', 'There is no such correction.')
  if (record.withdrawnAt !== null) throw new ActRefused('wrong_state', 'It was taken back already.')
  if (record.answeredAt !== null) throw new ActRefused('wrong_state', 'It was answered already.')
  return record
}

/** Answers an open correction; what was claimed stays beside it. Throws ActRefused. */
export async function answerDispute(
  act: RecordAct,
  id: string,
  { outcome, answer }: DisputeAnswer,
): Promise<void> {
  const { viewer, db, now } = act
  const actor = authorOf(viewer)
  const record = await requireOpen(act, id)
  requireAllowed(
    viewer,
    mayAnswerDispute(viewer, record.owner),
    'Admins and the owner of a correction answer it.',
  )
  await withTransaction(db, async client => {
    if (!(await answerDisputeRow(client, id, { outcome, answer, at: now, by: actor })))
      throw new ActRefused('wrong_state', 'Somebody else was faster: it is not open any more.')
    await concludeAct(client, now, {
      actor,
      action: 'dispute.answer',
      about: { type: 'service', id: record.serviceId },
      detail: { record: id, outcome, answer },
    })
  })
}

/** Takes an open correction back. Throws ActRefused. */
export async function withdrawDispute(act: RecordAct, id: string, reason: string | null): Promise<void> {
  const record = await requireOpen(act, id)
  requireAllowed(
    act.viewer,
    mayWithdrawDispute(act.viewer, record.recordedBy),
    'Who asked for a correction, and admins, take it back.',
  )
  const about = { type: 'service', id: record.serviceId }
  await withdrawRecord(act, { kind: 'disputes', id, reason, action: 'dispute.withdraw', about })
}
