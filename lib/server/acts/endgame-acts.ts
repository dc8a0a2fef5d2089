import { z } from 'zod'
import { decisions } from '#lib/domain/endgame/decision.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import { newDecisionSchema, recordDecision, withdrawDecision } from '#lib/record/record-decision.ts'
import { newPriceSchema, recordPrice, withdrawPrice } from '#lib/record/record-price.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** What becomes of services that are left, and what keeping them costs. */
export const endgameActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/decisions',
    summary: 'Decide for a service that is left: move or retire by a day, or exempt; the newest counts',
    body: newDecisionSchema,
    answer: z.object({ id: z.string(), service: z.string(), decision: z.enum(decisions) }),
    status: 201,
    async act(context, _, input) {
      const id = await recordDecision(context, input)
      return { id, service: input.service, decision: input.decision }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/decisions/[id]/withdraw',
    summary: 'Take a decision back; the one before it counts again',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await withdrawDecision(context, id, reason ?? null)
      return { id }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/prices',
    summary: 'Say what a core of a platform costs a month from a day on (admins)',
    body: newPriceSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, input) => ({ id: await recordPrice(context, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/prices/[id]/withdraw',
    summary: 'Take a price back; the one before it counts again (admins)',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await withdrawPrice(context, id, reason ?? null)
      return { id }
    },
  }),
]
