import { z } from 'zod'
import { bleedingLists } from '#lib/domain/migration/bleeding.ts'
import { count, migrationState, wireDay, wireInstant } from './shared.ts'

const days = z.number().nonnegative()

/** A service on one of the short lists, or a name nobody has mapped. */
export const bleedingItem = z.object({
  list: z.enum(bleedingLists),
  /** Its id; `?<platform>/<name>` while nobody has mapped it. */
  service: z.string(),
  name: z.string(),
  isMapped: z.boolean(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  /** Null: the catalogue does not know it. */
  state: migrationState.nullable(),
  /** What its age counts from: first heard of, returned, deployed, placed, on both; null where nothing tells. */
  since: wireInstant.nullable(),
  /** When the team that deployed it had nothing left. */
  doneAt: wireInstant.nullable(),
  /** How many days on both are long for its kind of service. */
  limitDays: days.nullable(),
  /** Set aside until the end of a day. */
  mute: z.object({ id: z.string(), untilOn: wireDay, reason: z.string(), by: z.string() }).nullable(),
})
export type BleedingItem = z.infer<typeof bleedingItem>

const listCounts = z.object({
  list: z.enum(bleedingLists),
  /** Muted ones are counted apart. */
  count,
  muted: count,
  /** Of those not muted. */
  oldestSince: wireInstant.nullable(),
})
export type BleedingCounts = z.infer<typeof listCounts>

const limit = z.object({ limitDays: days, finished: count })

/** `GET /api/v1/bleeding`: what works against the migration, with owner and age. */
export const bleedingAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  /** Of all lists, without the muted; a service may be on several. */
  count,
  muted: count,
  lists: z.array(listCounts),
  /** List by list, the oldest first, as many of each as `limit` lets in; then the muted ones of that list. */
  items: z.array(bleedingItem),
  /** How long on both is long (figure 15). */
  stuck: z.object({
    /** Null below ten services that finished. */
    overall: limit.nullable(),
    byArchetype: z.array(limit.extend({ archetype: z.string() })),
  }),
  /** Whether what teams report or what was seen says when a team was done. */
  doneBy: z.enum(['evidence', 'reports']),
  /** Whether who asks may mute. */
  mayMute: z.boolean(),
})
export type BleedingAnswer = z.infer<typeof bleedingAnswer>
