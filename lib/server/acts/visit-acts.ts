import { z } from 'zod'
import { betterNeighbours } from '#lib/read/better-neighbours.ts'
import { findPlanGround } from '#lib/read/find-plan-ground.ts'
import { reasonField } from '#lib/record/act-fields.ts'
import {
  cancelVisit,
  changeVisit,
  rebookVisit,
  recordVisit,
  type VisitTools,
} from '#lib/record/record-visit.ts'
import {
  newVisitRequestSchema,
  recordVisitRequest,
  withdrawVisitRequest,
} from '#lib/record/record-visit-request.ts'
import { changedVisitSchema, newVisitSchema } from '#lib/record/visit-schemas.ts'
import { type ActCall, type ActContext, defineAct } from './define-act.ts'

const toolsIn = (context: ActContext): VisitTools => ({
  findGround: findPlanGround,
  findNeighbours: visit => betterNeighbours(context, visit),
})
const version = z.object({ id: z.string(), sequence: z.int() })
const optionalReason = z.strictObject({ reason: reasonField.optional() })

/** Visits booked, changed and called off, and the queue of those who ask for one. */
export const visitActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/visits',
    summary: 'Book a visit: refused with both entries named where it clashes with anything',
    body: newVisitSchema,
    answer: version,
    status: 201,
    takesDryRun: true,
    act: async (context, _, input) => ({
      id: await recordVisit(context, input, toolsIn(context)),
      sequence: 0,
    }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/visits/[id]/change',
    summary: 'Change days, people, agenda or kind of a visit; what it was stays readable',
    body: changedVisitSchema,
    answer: version,
    takesDryRun: true,
    act: async (context, { id = '' }, input) => ({
      id,
      sequence: await changeVisit(context, id, input, toolsIn(context)),
    }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/visits/[id]/cancel',
    summary: 'Call a visit off, with a reason',
    body: z.strictObject({ reason: reasonField }),
    answer: version,
    act: async (context, { id = '' }, { reason }) => ({
      id,
      sequence: await cancelVisit(context, id, reason, toolsIn(context)),
    }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/visits/[id]/rebook',
    summary: 'Book a visit again that was called off, under the same id',
    body: optionalReason,
    answer: version,
    act: async (context, { id = '' }, { reason }) => ({
      id,
      sequence: await rebookVisit(context, id, reason ?? null, toolsIn(context)),
    }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/visit-requests',
    summary: 'Ask for the road team: a team for itself, the road team for any; one open request per team',
    body: newVisitRequestSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, input) => ({ id: await recordVisitRequest(context, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/visit-requests/[id]/withdraw',
    summary: 'Take a request for a visit back',
    body: optionalReason,
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await withdrawVisitRequest(context, id, reason ?? null)
      return { id }
    },
  }),
]
