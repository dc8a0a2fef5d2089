import { z } from 'zod'
import { cardKinds } from '#lib/domain/card/card.ts'
import { count, migrationState, stateCounts, wireDay, wireInstant } from './shared.ts'

/** `GET /api/v1/cards/{service|team|migration}/{id}`: what fits on a card of a portal. */
export const cardAnswer = z.object({
  kind: z.enum(cardKinds),
  id: z.string(),
  name: z.string(),
  /** `from` and `to` are platforms. */
  migration: z.object({ id: z.string(), name: z.string(), from: z.string(), to: z.string() }),
  asOf: wireDay,
  knownAt: wireInstant,
  /** Of a service: its state, since when, its owner and whether it counts; null of others. */
  state: migrationState.nullable(),
  since: wireInstant.nullable(),
  team: z.string().nullable(),
  inScope: z.boolean().nullable(),
  /** Of a team or a migration: services in scope by state; null of a service. */
  states: stateCounts.nullable(),
  /**
   * The one figure. `daysInState` of a service; `left` of a team: still on the origin, of those in scope; `share` of a
   * migration: of the baseline that has moved, 0..1. Null: not known, or held back while too much is unknown.
   */
  figure: z.object({
    name: z.enum(['daysInState', 'left', 'share']),
    value: z.number().nullable(),
    of: count.nullable(),
  }),
  /** Where it is shown in full, on this site. */
  path: z.string(),
})
export type CardAnswer = z.infer<typeof cardAnswer>

/** `GET /api/v1/cards`: addresses of cards that open now, newest first; never the addresses themselves. */
export const cardsAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(cardKinds),
      subject: z.string(),
      createdBy: z.string(),
      createdAt: wireInstant,
      expiresAt: wireInstant.nullable(),
      lastUsedAt: wireInstant.nullable(),
    }),
  ),
  /** Sites whose pages may show cards; none: a card opens on its own only. */
  origins: z.array(z.string()),
  /** Whether who asks may make the card asked for. */
  mayCreate: z.boolean(),
})
export type CardsAnswer = z.infer<typeof cardsAnswer>

/** `POST /api/v1/cards`: shown this once. */
export const newCardAnswer = z.object({
  id: z.string(),
  url: z.url(),
  iframe: z.string(),
  expiresAt: wireInstant,
})
export type NewCardAnswer = z.infer<typeof newCardAnswer>
