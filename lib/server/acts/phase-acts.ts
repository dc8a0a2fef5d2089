import { z } from 'zod'
import { reasonField } from '#lib/record/act-fields.ts'
import { newPhaseSchema, recordPhase, withdrawPhase } from '#lib/record/record-phase.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** Phases of a migration as dated entries. */
export const phaseActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/phases',
    summary: 'Date the beginning of a phase of a migration (admins)',
    body: newPhaseSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, input) => ({ id: await recordPhase(context, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/phases/[id]/withdraw',
    summary: 'Take a dated phase back: the one before it goes on (admins)',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await withdrawPhase(context, id, reason ?? null)
      return { id }
    },
  }),
]
