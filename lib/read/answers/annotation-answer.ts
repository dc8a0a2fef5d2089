import { z } from 'zod'
import { annotationKinds } from '#lib/domain/annotation/annotation.ts'
import { wireInstant } from './shared.ts'

export const annotationItem = z.object({
  id: z.string(),
  kind: z.enum(annotationKinds),
  title: z.string(),
  from: wireInstant,
  /** Its last instant; null: a moment. */
  to: wireInstant.nullable(),
  /** What it is about; all null: the company. */
  area: z.string().nullable(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  /** Null: of all migrations. */
  migration: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
})
export type AnnotationItem = z.infer<typeof annotationItem>

/** `GET /api/v1/annotations`: what explains charts and timelines, in order of time. */
export const annotationsAnswer = z.object({
  items: z.array(annotationItem),
  /** Whether who asks may add one and take one back. */
  mayAnnotate: z.boolean(),
})
export type AnnotationsAnswer = z.infer<typeof annotationsAnswer>
