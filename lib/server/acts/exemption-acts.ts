import { z } from 'zod'
import { wireDay } from '#lib/read/answers/shared.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import { endExemption, newExemptionSchema, recordExemption } from '#lib/record/record-exemption.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** In scope and excused until a day. */
export const exemptionActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/exemptions',
    summary: 'Excuse a service until the end of a day: never counted as done, back in the open list after it',
    body: newExemptionSchema,
    answer: z.object({ id: z.string(), service: z.string(), until: wireDay }),
    status: 201,
    async act(context, _, input) {
      const id = await recordExemption(context, input)
      return { id, service: input.service, until: input.until }
    },
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/exemptions/[id]/end',
    summary: 'End an exemption now; it counted until then',
    body: z.strictObject({ reason: reasonField }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await endExemption(context, id, reason)
      return { id }
    },
  }),
]
