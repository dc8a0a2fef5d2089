import type { ClientBase } from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import {
  type DeadLetterQuestion,
  type DeadLetterRow,
  selectDeadLetterRows,
} from '#db/queries/select-dead-letters.ts'
import type { DeadLetterRef } from '#lib/domain/observation/dead-letter-id.ts'
import { isTransient } from '#lib/project/is-transient.ts'
import { replayEvents } from '../replay/replay-events.ts'
import { replayReject } from './replay-reject.ts'

/** What became of one: `asked` is a service that will be projected again within seconds. */
export type LetterOutcome = {
  result: 'accepted' | 'duplicate' | 'conflict' | 'ignored' | 'read' | 'asked' | 'unchanged' | 'gone'
  /** Of what stays: why, in words. */
  reason: string | null
}

type Audit = (client: ClientBase) => Promise<void>

/** Tries one dead letter again. */
export async function replayLetter(
  db: Database,
  ref: DeadLetterRef,
  now: number,
  audit: Audit = async () => {},
): Promise<LetterOutcome> {
  if (ref.kind === 'delivery') {
    const outcome = await replayReject(db, ref.seq, now, audit)
    if (outcome.result !== 'rejected') return { result: outcome.result, reason: null }
    return {
      result: 'unchanged',
      reason: outcome.issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; '),
    }
  }
  if (ref.kind === 'service') {
    await withTransaction(db, async client => {
      await insertDirtyMarks(client, [ref.serviceId], now)
      await notifyDirty(client)
      await audit(client)
    })
    return { result: 'asked', reason: null }
  }
  const [outcome] = await replayEvents(db, [ref])
  await withTransaction(db, audit)
  return outcome?.error ? { result: 'unchanged', reason: outcome.error } : { result: 'read', reason: null }
}

export type LettersOutcome = {
  tried: number
  counts: Record<LetterOutcome['result'], number>
  /** Why those that stay do, the first few. */
  reasons: string[]
  /** Time ran out: ask again for the rest. */
  isWhole: boolean
}

const pageRows = 100
const mostMs = 20_000
const mostReasons = 5

export const refOf = ({
  kind,
  key,
  source,
}: Pick<DeadLetterRow, 'kind' | 'key' | 'source'>): DeadLetterRef =>
  kind === 'delivery'
    ? { kind, seq: Number(key) }
    : kind === 'event'
      ? { kind, source: source ?? '', id: key }
      : { kind, serviceId: key }

/** Tries all dead letters of a question again, one by one, so that none stops another; for twenty seconds at most. */
export async function replayLetters(
  db: Database,
  question: DeadLetterQuestion,
  now: number,
): Promise<LettersOutcome> {
  const outcome: LettersOutcome = {
    tried: 0,
    counts: { accepted: 0, duplicate: 0, conflict: 0, ignored: 0, read: 0, asked: 0, unchanged: 0, gone: 0 },
    reasons: [],
    isWhole: false,
  }
  const untilMs = performance.now() + mostMs
  for (let after: { at: number; kind: string; key: string } | null = null; ; ) {
    const page: DeadLetterRow[] = await selectDeadLetterRows(db.pool, question, after, pageRows)
    for (const row of page) {
      const { result, reason } = await tryOne(db, row, now)
      outcome.tried += 1
      outcome.counts[result] += 1
      if (reason !== null && outcome.reasons.length < mostReasons && !outcome.reasons.includes(reason))
        outcome.reasons.push(reason)
      if (performance.now() > untilMs) return outcome
    }
    if (page.length < pageRows) return { ...outcome, isWhole: true }
    after = page.at(-1)!
  }
}

/** What the database cannot take is that letter's own trouble; that it does not answer is everybody's. */
async function tryOne(db: Database, row: DeadLetterRow, now: number): Promise<LetterOutcome> {
  try {
    return await replayLetter(db, refOf(row), now)
  } catch (error) {
    if (isTransient(error)) throw error
    return { result: 'unchanged', reason: error instanceof Error ? error.message : String(error) }
  }
}
