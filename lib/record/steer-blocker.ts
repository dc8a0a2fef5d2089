import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { maySteerBlocker } from '#lib/domain/access/may-record-blocker.ts'
import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { type BlockerState, lockedBlocker, requireOpenBlocker } from './blocker-state.ts'
import { requireOwnerTeam, requirePromise } from './record-blocker.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, insertRecordIn, type RecordAct, withdrawRecordIn } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

/** A day, or null for none any more. Whoever moves one says why. */
export const promiseSchema = z.strictObject({ promised: dayField.nullable(), reason: reasonField.optional() })
export type NewPromise = z.output<typeof promiseSchema>

export const blockerOwnerSchema = z.strictObject({
  ownerTeam: nameField.nullable(),
  ownerName: nameField.nullish(),
  reason: reasonField.optional(),
})
export type NewBlockerOwner = z.output<typeof blockerOwnerSchema>

/** What was written a moment ago may be taken back as if it had not been; later it stays in the history. */
export const undoMs = 15 * minuteMs

/** Throws ActRefused unless the viewer owns the blocker, or is of the road team. */
export function requireSteering({ viewer }: Pick<RecordAct, 'viewer'>, { ownerTeam }: Blocker): void {
  requireAllowed(
    viewer,
    maySteerBlocker(viewer, ownerTeam),
    'The team that owns a blocker, the road team and admins decide about it.',
  )
}

/** Promises another day, or none; every day promised before stays. Returns the record's id. Throws ActRefused. */
export const promiseBlocker = (act: RecordAct, id: string, input: NewPromise): Promise<string> =>
  steered(act, id, async (client, { blocker }) => {
    const { promised, reason } = input
    if (promised === blocker.promisedOn)
      throw new ActRefused(
        'invalid',
        promised === null ? 'No day is promised.' : 'It is promised for this day.',
        [{ path: '/promised', message: 'is the day it is promised for' }],
      )
    if (blocker.promisedOn !== null && reason === undefined)
      throw new ActRefused('invalid', 'A day that moves needs a reason.', [
        { path: '/reason', message: 'is required' },
      ])
    requirePromise(act, promised)
    return insertRecordIn(client, act, {
      kind: 'blockerPromises',
      values: { blocker: id, promisedOn: promised },
      reason: reason ?? null,
      action: 'blocker.promise',
      about: { type: 'blocker', id },
    })
  })

/** Takes back the last promise: by whoever made it, within a quarter of an hour. Throws ActRefused. */
export const undoPromise = (act: RecordAct, id: string): Promise<void> =>
  steered(act, id, async (client, { records }) => {
    const last = records.blockerPromises.findLast(row => row.blocker === id && row.withdrawnAt === null)
    if (last === undefined) throw new ActRefused('not_found', 'No day was promised.')
    requireJustWritten(act, last)
    await withdrawRecordIn(client, act, {
      kind: 'blockerPromises',
      id: last.id,
      reason: null,
      action: 'blocker.promise_undo',
      about: { type: 'blocker', id },
    })
  })

/** Gives the blocker to another team, to a person, or to nobody. Returns the record's id. Throws ActRefused. */
export const ownBlocker = (act: RecordAct, id: string, input: NewBlockerOwner): Promise<string> =>
  steered(act, id, async client => {
    await requireOwnerTeam(client, input.ownerTeam)
    return insertRecordIn(client, act, {
      kind: 'blockerOwners',
      values: { blocker: id, ownerTeam: input.ownerTeam, ownerName: input.ownerName ?? null },
      reason: input.reason ?? null,
      action: 'blocker.own',
      about: { type: 'blocker', id },
    })
  })

/** Takes a blocker back that was just written down, as if it had not been. Throws ActRefused. */
export function undoBlocker(act: RecordAct, id: string): Promise<void> {
  return withTransaction(act.db, async client => {
    const { blocker, all } = await lockedBlocker(client, id)
    requireOpenBlocker(blocker)
    requireJustWritten(act, blocker)
    if (all.some(({ end }) => end?.mergedInto === id))
      throw new ActRefused('wrong_state', 'Another one was merged into it.')
    await withdrawRecordIn(client, act, {
      kind: 'blockers',
      id,
      reason: null,
      action: 'blocker.add_undo',
      about: { type: 'blocker', id },
    })
  })
}

function steered<Result>(
  act: RecordAct,
  id: string,
  change: (client: PoolClient, state: BlockerState) => Promise<Result>,
): Promise<Result> {
  return withTransaction(act.db, async client => {
    const state = await lockedBlocker(client, id)
    requireSteering(act, state.blocker)
    requireOpenBlocker(state.blocker)
    return change(client, state)
  })
}

function requireJustWritten(
  { viewer, now }: RecordAct,
  { recordedAt, recordedBy }: { recordedAt: number; recordedBy: string },
): void {
  if (recordedBy !== authorOf(viewer)) throw new ActRefused('forbidden', 'Whoever wrote it takes it back.')
  if (now - recordedAt > undoMs)
    throw new ActRefused('wrong_state', 'It was written more than a quarter of an hour ago and stays.')
}
