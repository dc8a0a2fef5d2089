import { z } from 'zod'
import { phaseNames } from '#lib/domain/phase/phase.ts'
import { migrationItem } from './migrations-answer.ts'
import { reviewItem } from './review-answer.ts'
import { count, wireDay, wireInstant } from './shared.ts'

const named = z.object({ id: z.string(), name: z.string() })

/** `GET /api/v1/choices`: what filters offer, the counts beside the pages' names, and which sources are silent. */
export const choicesAnswer = z.object({
  /** The one looked at where the address names none. */
  migration: named,
  /** All there are, that one first, with how many services are in scope how many blockers are open and how many teams wait for a visit of each. */
  migrations: z.array(migrationItem.extend({ services: count, blockers: count, requests: count })),
  areas: z.array(named),
  offices: z.array(named),
  teams: z.array(named.extend({ area: z.string().nullable(), office: z.string().nullable() })),
  archetypes: z.array(z.string()),
  kinds: z.array(z.string()),
  counts: z.object({ teams: count, services: count }),
  silent: z.array(z.object({ source: z.string(), since: wireInstant.nullable() })),
  sources: count,
  /** The first day with evidence: no view can go back before it. */
  firstOn: wireDay.nullable(),
  /** From when on anything was known: as known before it, there is nothing to show. */
  knownSince: wireInstant.nullable(),
  /** Bookmarked days, newest first: changes are counted from the last one. */
  reviews: z.array(reviewItem),
  /** Phases of the migration in order; `to` null: it goes on. */
  phases: z.array(z.object({ phase: z.enum(phaseNames), from: wireDay, to: wireDay.nullable() })),
  /** Whether who asks may bookmark one. */
  mayBookmark: z.boolean(),
  now: wireInstant,
})
export type ChoicesAnswer = z.infer<typeof choicesAnswer>
