import { z } from 'zod'
import { migrationState, wireDay } from './shared.ts'

/** In the order they stand where they fit alike. */
export const foundKinds = [
  'team',
  'service',
  'blocker',
  'office',
  'page',
  'report',
  'review',
  'term',
] as const

export const foundItem = z.object({
  /** `report`: the report form of the team `id`; `review`: back to the day `on`; `term`: an entry of the glossary. */
  kind: z.enum(foundKinds),
  id: z.string(),
  name: z.string(),
  /** One thing worth knowing; null: its kind says it all. */
  fact: z.string().nullable(),
  /** Of a service: its state now. */
  state: migrationState.nullable(),
  isExempt: z.boolean(),
  /** Of a page: where it is. */
  path: z.string().nullable(),
  /** Of a review: its day. */
  on: wireDay.nullable(),
})
export type FoundItem = z.infer<typeof foundItem>

/** `GET /api/v1/find`: at most twenty, what fits best first; without `q` where people usually go. */
export const findAnswer = z.object({ q: z.string(), items: z.array(foundItem) })
export type FindAnswer = z.infer<typeof findAnswer>
