import { z } from 'zod'
import { sourceDayStates } from '#lib/domain/source/source-days.ts'
import { count, wireDay, wireInstant } from './shared.ts'

const secret = z.object({
  id: z.string(),
  /** `signature`: deliveries are verified with it. `credential`: its collector shows it. */
  purpose: z.enum(['signature', 'credential']),
  createdBy: z.string(),
  createdAt: wireInstant,
  expiresAt: wireInstant.nullable(),
  lastUsedAt: wireInstant.nullable(),
})

export const sourceItem = z.object({
  id: z.string(),
  kind: z.string(),
  /** The kind as people call it. */
  kindLabel: z.string(),
  label: z.string().nullable(),
  /** Where it is configured; `seen`: nowhere, its events just came. */
  origin: z.enum(['file', 'page', 'demo', 'seen']),
  createdBy: z.string().nullable(),
  /** Polled or watched by a collector of ours; otherwise its events are pushed. */
  isPull: z.boolean(),
  platform: z.string().nullable(),
  clusters: z.array(z.string()),
  freshnessSeconds: count.nullable(),
  isPaused: z.boolean(),
  /** Everything is to be listed anew and was not yet. */
  isResyncing: z.boolean(),
  /** Not heard for longer than its freshness limit, or never since it was connected. */
  isSilent: z.boolean(),
  silentSince: wireInstant.nullable(),
  /** Today's events were on their way for over three times as long as usual, and over a minute. */
  isLate: z.boolean(),
  /** The median of the daily means of 30 days. */
  usualLagMs: z.number().nullable(),
  /** The longest since yesterday began. */
  worstLagMs: z.number().nullable(),
  lastEventAt: wireInstant.nullable(),
  lastSuccessAt: wireInstant.nullable(),
  lastFullListAt: wireInstant.nullable(),
  /** What is wrong now, in words, and since when. */
  lastError: z.string().nullable(),
  errorSince: wireInstant.nullable(),
  leaseHolder: z.string().nullable(),
  received: count,
  accepted: count,
  duplicate: count,
  conflict: count,
  ignored: count,
  rejected: count,
  /** Stored in the last hour; null: too many to count at once. */
  eventsLastHour: count.nullable(),
  /** Since yesterday began (UTC). */
  acceptedLastDay: count,
  duplicateLastDay: count,
  rejectedLastDay: count,
  services: count,
  /** Heard or not over the last 12 weeks; empty for a source without a freshness limit. */
  coverage: z.array(z.object({ from: wireInstant, to: wireInstant })),
  /** The last 30 days to today, oldest first. */
  days: z.array(z.object({ on: wireDay, state: z.enum(sourceDayStates), missingMs: count })),
  secrets: z.array(secret),
})
export type SourceItem = z.infer<typeof sourceItem>

/** `GET /api/v1/sources`. */
export const sourcesAnswer = z.object({
  items: z.array(sourceItem),
  unmapped: z.array(z.object({ platform: z.string(), name: z.string(), rollouts: count })),
  deadLetters: z.array(z.object({ service: z.string(), error: z.string(), at: wireInstant })),
  /** Whether who asks may change sources. */
  mayChange: z.boolean(),
})
export type SourcesAnswer = z.infer<typeof sourcesAnswer>

/** `GET /api/v1/sources/{id}`. */
export const sourceAnswer = z.object({
  source: sourceItem,
  /** Of a source connected on the page, secrets by reference; null for others, and for who may not change it. */
  settings: z.record(z.string(), z.unknown()).nullable(),
  pauses: z.array(z.object({ from: wireInstant, to: wireInstant.nullable(), by: z.string() })),
  mayChange: z.boolean(),
})
export type SourceAnswer = z.infer<typeof sourceAnswer>
