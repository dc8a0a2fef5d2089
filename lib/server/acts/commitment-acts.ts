import { z } from 'zod'
import { isKeptNow } from '#lib/read/is-kept.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import {
  type FindIsKept,
  moveCommitment,
  movedCommitmentSchema,
  newCommitmentSchema,
  recordCommitment,
  withdrawCommitment,
} from '#lib/record/record-commitment.ts'
import { newVisitNoteSchema, recordVisitNote, withdrawVisitNote } from '#lib/record/record-visit-note.ts'
import { type ActCall, type ActContext, defineAct } from './define-act.ts'

const findIsKept =
  (context: ActContext): FindIsKept =>
  promise =>
    isKeptNow(context, promise)

const id = z.object({ id: z.string() })

/** What was promised and noted on visits. Nothing here closes a promise: events do. */
export const commitmentActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/commitments',
    summary: 'Write down what was promised on a visit, by whom and until when; events close it',
    body: newCommitmentSchema,
    answer: id,
    status: 201,
    act: async (context, _, input) => ({ id: await recordCommitment(context, input, findIsKept(context)) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/commitments/[id]/move',
    summary: 'Move the day of a promise, with a reason; the day it had stays, struck through',
    body: movedCommitmentSchema,
    answer: id,
    async act(context, params, input) {
      return { id: await moveCommitment(context, params.id ?? '', input, findIsKept(context)) }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/commitments/[id]/withdraw',
    summary: 'Take a promise back with a reason; it stays in the list as taken back',
    body: z.strictObject({ reason: reasonField }),
    answer: id,
    act: async (context, params, { reason }) => ({
      id: await withdrawCommitment(context, params.id ?? '', reason),
    }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/visit-notes',
    summary: 'Note something about a team on a visit',
    body: newVisitNoteSchema,
    answer: id,
    status: 201,
    act: async (context, _, input) => ({ id: await recordVisitNote(context, input) }),
  }),
  {
    method: 'DELETE',
    path: '/api/v1/visit-notes/[id]',
    summary: 'Take a note back',
    body: null,
    answer: id,
    async act(context, params) {
      await withdrawVisitNote(context, params.id ?? '')
      return { id: params.id ?? '' }
    },
  },
]
