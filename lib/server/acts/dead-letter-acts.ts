import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import {
  type DeadLetterRef,
  deadLetterKinds,
  decodeDeadLetterId,
} from '#lib/domain/observation/dead-letter-id.ts'
import { appendAudit } from '#lib/record/append-audit.ts'
import { dismissLetter } from '#lib/record/dismiss-letter.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { requireAdmin } from '#lib/record/require-admin.ts'
import { replayLetter, replayLetters } from '../dead-letters/replay-letters.ts'
import { type ActCall, defineAct } from './define-act.ts'

const results = [
  'accepted',
  'duplicate',
  'conflict',
  'ignored',
  'read',
  'asked',
  'unchanged',
  'gone',
] as const

const oneOutcome = z.object({ result: z.enum(results), reason: z.string().nullable() })
const manyOutcome = z.object({
  tried: z.int(),
  counts: z.object(
    Object.fromEntries(results.map(name => [name, z.int()])) as Record<(typeof results)[number], z.ZodInt>,
  ),
  reasons: z.array(z.string()),
  isWhole: z.boolean(),
})

function requireRef(id: string | undefined): DeadLetterRef {
  const ref = decodeDeadLetterId(id ?? '')
  if (ref === null)
    throw new ActRefused('not_found', 'There is no such dead letter; it may have been replayed.')
  return ref
}

/** What to do with what could not be taken in. */
export const deadLetterActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/dead-letters/replay',
    summary: 'Try dead letters again: all, or of one kind, source or reason; up to 20 seconds of them',
    body: z.strictObject({
      kind: z.enum(deadLetterKinds).nullable().default(null),
      source: z.string().max(500).nullable().default(null),
      group: z.string().max(64).nullable().default(null),
    }),
    answer: manyOutcome,
    async act({ viewer, db, now }, _, question) {
      requireAdmin(viewer)
      const outcome = await replayLetters(db, question, now)
      await withTransaction(db, client =>
        appendAudit(client, {
          at: now,
          actor: viewer.name,
          action: 'dead-letters.replayed',
          objectType: 'dead-letters',
          objectId: question.group ?? question.source ?? question.kind ?? 'all',
          detail: { ...question, tried: outcome.tried, counts: outcome.counts },
        }),
      )
      return outcome
    },
  }),
  {
    method: 'POST',
    path: '/api/v1/dead-letters/[id]/replay',
    summary: 'Try one dead letter again with the adapters and names of now',
    body: null,
    answer: oneOutcome,
    async act({ viewer, db, now }, { id }) {
      requireAdmin(viewer)
      const outcome = await replayLetter(db, requireRef(id), now, client =>
        appendAudit(client, {
          at: now,
          actor: viewer.name,
          action: 'dead-letter.replayed',
          objectType: 'dead-letter',
          objectId: id!,
          detail: {},
        }),
      )
      if (outcome.result === 'gone')
        throw new ActRefused('not_found', 'There is no such dead letter; it may have been replayed.')
      return outcome
    },
  },
  defineAct({
    method: 'POST',
    path: '/api/v1/dead-letters/[id]/dismiss',
    summary: 'Put a dead letter aside, with a reason',
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    answer: z.object({ id: z.string() }),
    async act({ viewer, db, now }, { id }, { reason }) {
      requireAdmin(viewer)
      await dismissLetter(db, viewer, requireRef(id), reason, now)
      return { id }
    },
  }),
]
