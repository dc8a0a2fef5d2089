import { z } from 'zod'
import { visitKinds } from '#lib/domain/visit/visit.ts'
import { count, wireDay, wireInstant } from './shared.ts'

/** A difference with its 95 % interval. `isClear`: the interval leaves zero out; only then is there an effect to speak of. */
const difference = z.object({ value: z.number(), low: z.number(), high: z.number(), isClear: z.boolean() })
export type EffectDifference = z.infer<typeof difference>

const perUnit = z.object({ perTeam: difference, perVisit: difference, perVisitDay: difference })
/** `moves`: services that left the origin for the first time. `steps`: those that started or moved, each once. */
const outcomes = z.object({ moves: z.number(), steps: z.number() })

const group = z.object({
  /** Visits whose 30 days are over, and how many it takes; below it `moves` and `steps` are null. */
  have: count,
  need: count,
  /** Moves (or steps) of visited and matched teams together it takes; below it that outcome is null. */
  needMoves: count,
  teamVisits: count,
  /** Days of people at the offices. */
  visitDays: z.number(),
  /** What the visited teams did in 30 days, and what as many matched teams did that nobody visited. The differences take out besides what differed before. */
  observed: outcomes,
  matched: outcomes,
  moves: perUnit.nullable(),
  steps: perUnit.nullable(),
})

export const visitEffectItem = z.object({
  visit: z.string(),
  office: z.string(),
  officeName: z.string(),
  from: wireDay,
  to: wireDay,
  kind: z.enum(visitKinds),
  /** Teams that count, and how many it takes for an interval. */
  teams: count,
  need: count,
  needMoves: count,
  observed: outcomes,
  matched: outcomes,
  /** Of the whole visit: `5 more, between 1 and 9`; null: too few teams, or too few moves. */
  extraMoves: difference.nullable(),
  extraSteps: difference.nullable(),
})
export type VisitEffectItem = z.infer<typeof visitEffectItem>

/** `GET /api/v1/visits/effect`: what visits bought (L10, R7), of the whole company. */
export const visitEffectAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  windowDays: count,
  /** How it is computed, in a paragraph; the draws of the bootstrap and their seed. */
  method: z.string(),
  draws: count,
  seed: count,
  effect: group,
  byKind: z.array(group.extend({ kind: z.enum(visitKinds) })),
  /** By type of a blocker that held services of the team when it was visited. */
  byBlocker: z.array(group.extend({ type: z.string() })),
  /** Teams on visits that are not compared, by why. */
  leftOut: z.object({ running: count, repeated: count, nothingLeft: count, unmatched: count }),
  /** Visits that are compared, the latest first. */
  items: z.array(visitEffectItem),
})
export type VisitEffectAnswer = z.infer<typeof visitEffectAnswer>
