import { z } from 'zod'
import { reasonField } from '#lib/record/act-fields.ts'
import { newAnnotationSchema, recordAnnotation, withdrawAnnotation } from '#lib/record/record-annotation.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** What explains charts and timelines. */
export const annotationActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/annotations',
    summary:
      'Write a freeze, an incident or a note on charts and timelines: of the company, an area, a team or a service',
    body: newAnnotationSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, input) => ({ id: await recordAnnotation(context, input) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/annotations/[id]/withdraw',
    summary: 'Take an annotation off the charts',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }, { reason }) {
      await withdrawAnnotation(context, id, reason ?? null)
      return { id }
    },
  }),
]
