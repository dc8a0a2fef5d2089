import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { dropUnsentMessages } from '#db/queries/drop-unsent-messages.ts'
import { insertMessages, type MessageSubject } from '#db/queries/insert-outbox.ts'
import { type ClosedMessage, closedMessages, type FreedService } from '#lib/domain/blocker/closed-messages.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'
import { nameField, reasonField } from './act-fields.ts'
import { lockedBlocker, requireOpenBlocker } from './blocker-state.ts'
import { ActRefused } from './record-error.ts'
import { authorOf, insertRecordIn, type RecordAct, withdrawRecordIn } from './records.ts'
import { requireSteering } from './steer-blocker.ts'

export const closedBlockerSchema = z.strictObject({
  /** `dropped`: it was none, or it does not matter any more. */
  outcome: z.enum(['solved', 'dropped']),
  reason: reasonField.optional(),
})
export type ClosedBlocker = z.output<typeof closedBlockerSchema>

export const mergedBlockerSchema = z.strictObject({ into: nameField, reason: reasonField.optional() })
export type MergedBlocker = z.output<typeof mergedBlockerSchema>

/** The services the end of a blocker would free. Reading decides that. */
export type FindFreed = (blocker: string) => Promise<FreedService[]>

/** A moment in which an end may be taken back before anybody is told. */
const tellAfterMs = 5 * minuteMs

const endKey = (blocker: string, end: string): string => `blocker_closed/${blocker}/${end}/`
const subjectOf = (team: string | null): MessageSubject =>
  team === null ? { type: 'road_team', id: '' } : { type: 'team', id: team }

async function tell(
  client: PoolClient,
  key: string,
  messages: readonly ClosedMessage[],
  [now, sendAfterAt]: [now: number, sendAfterAt: number],
): Promise<void> {
  await insertMessages(
    client,
    now,
    messages.map(({ team, title, body }) => ({
      key: `${key}${team === null ? 'road_team' : `team/${team}`}`,
      kind: 'blocker_closed',
      subject: subjectOf(team),
      title,
      body,
      sendAfterAt,
    })),
  )
}

/**
 * Ends a blocker. The teams whose services it frees and the road team are told in the same transaction; the messages go out
 * a few minutes later. Returns the services freed. Throws ActRefused.
 */
export async function closeBlocker(
  act: RecordAct,
  id: string,
  { outcome, reason = null }: { outcome: ClosedBlocker['outcome']; reason?: string | null | undefined },
  findFreed: FindFreed,
): Promise<FreedService[]> {
  // Who may is asked first: what it frees is read on behalf of those who are told.
  await withTransaction(act.db, async client => {
    const { blocker } = await lockedBlocker(client, id)
    requireSteering(act, blocker)
    requireOpenBlocker(blocker)
  })
  const freed = await findFreed(id)
  await withTransaction(act.db, async client => {
    const { blocker } = await lockedBlocker(client, id)
    requireSteering(act, blocker)
    requireOpenBlocker(blocker)
    const end = await insertRecordIn(client, act, {
      kind: 'blockerEnds',
      values: { blocker: id, outcome, mergedInto: null },
      reason,
      action: 'blocker.close',
      about: { type: 'blocker', id },
    })
    const messages = closedMessages(blocker, freed, { by: authorOf(act.viewer), reason, outcome })
    await tell(client, endKey(id, end), messages, [act.now, act.now + tellAfterMs])
  })
  return freed
}

/** Makes one thing of two that say the same: what this one holds is held by the other. Throws ActRefused. */
export async function mergeBlocker(
  act: RecordAct,
  id: string,
  { into, reason }: MergedBlocker,
): Promise<void> {
  if (id === into)
    throw new ActRefused('invalid', 'A blocker cannot be merged into itself.', [
      { path: '/into', message: 'is the same one' },
    ])
  await withTransaction(act.db, async client => {
    // In one order whoever merges what, so that two acts never wait for each other.
    const [first, second] = [id, into].sort() as [string, string]
    const states = [await lockedBlocker(client, first), await lockedBlocker(client, second)]
    const [own, other] = (first === id ? states : states.reverse()).map(({ blocker }) => blocker)
    requireSteering(act, own!)
    // Both are open, so no chain of merges leads back here.
    requireOpenBlocker(own!)
    requireOpenBlocker(other!)
    if (own!.migration !== other!.migration)
      throw new ActRefused('invalid', 'Only blockers of one migration are merged.', [
        { path: '/into', message: 'is of another migration' },
      ])
    await insertRecordIn(client, act, {
      kind: 'blockerEnds',
      values: { blocker: id, outcome: 'merged', mergedInto: into },
      reason: reason ?? null,
      action: 'blocker.merge',
      about: { type: 'blocker', id },
    })
  })
}

/** Opens a blocker again: messages of its end that nobody has yet are not sent, and whoever was told is told. Throws ActRefused. */
export async function reopenBlocker(act: RecordAct, id: string, reason: string | null): Promise<void> {
  await withTransaction(act.db, async client => {
    const { blocker, records } = await lockedBlocker(client, id)
    requireSteering(act, blocker)
    if (blocker.end === null) throw new ActRefused('wrong_state', `“${blocker.title}” is open.`)
    for (const end of records.blockerEnds) {
      if (end.blocker !== id || end.withdrawnAt !== null) continue
      await withdrawRecordIn(client, act, {
        kind: 'blockerEnds',
        id: end.id,
        reason,
        action: 'blocker.reopen',
        about: { type: 'blocker', id },
      })
      const key = endKey(id, end.id)
      const told = await dropUnsentMessages(client, key, act.now)
      const messages = told.map(({ type, id: team }) => ({
        team: type === 'road_team' ? null : team,
        title: `“${blocker.title}” is open again`,
        body: [
          `${authorOf(act.viewer)} opened it again${reason === null ? '.' : `: ${reason}`}`,
          'What it held is held again.',
          '',
          `/blockers/${id}`,
        ].join('\n'),
      }))
      await tell(client, `${key}reopened/`, messages, [act.now, act.now])
    }
  })
}
