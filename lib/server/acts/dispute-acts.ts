import { z } from 'zod'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { wireDay, wireInstant } from '#lib/read/answers/shared.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import {
  answerDispute,
  disputeAnswerSchema,
  newDisputeSchema,
  recordDispute,
  withdrawDispute,
} from '#lib/record/record-dispute.ts'
import { endOverride, newOverrideSchema, recordOverride } from '#lib/record/record-override.ts'
import { type ActCall, defineAct } from './define-act.ts'

const withId = z.object({ id: z.string() })
const takenBack = z.strictObject({ reason: reasonField.optional() })

/** "This is wrong", its answer, and a state shown beside the computed one: none of them changes a figure. */
export const disputeActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/disputes',
    summary:
      'Say that something about a service is wrong: a correction with an owner and a day; figures stay',
    body: newDisputeSchema,
    answer: z.object({ id: z.string(), owner: z.string(), dueOn: wireDay }),
    status: 201,
    act: (context, _, input) => recordDispute(context, input),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/disputes/[id]/answer',
    summary: 'Answer an open correction: corrected or declined, in words (admins, its owner)',
    body: disputeAnswerSchema,
    answer: withId,
    async act(context, { id = '' }, input) {
      await answerDispute(context, id, input)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/disputes/[id]/withdraw',
    summary: 'Take an open correction back (who asked for it, admins)',
    body: takenBack,
    answer: withId,
    async act(context, { id = '' }, { reason }) {
      await withdrawDispute(context, id, reason ?? null)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/overrides',
    summary: 'Show another state beside the computed one until a day, with a reason; figures stay (admins)',
    body: newOverrideSchema,
    answer: z.object({ id: z.string(), until: wireInstant }),
    status: 201,
    async act(context, _, input) {
      const { id, untilAt } = await recordOverride(context, input)
      return { id, until: formatInstant(untilAt) }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/overrides/[id]/end',
    summary: 'End an override now; that it was there stays known',
    body: takenBack,
    answer: withId,
    async act(context, { id = '' }, { reason }) {
      await endOverride(context, id, reason ?? null)
      return { id }
    },
  }),
]
