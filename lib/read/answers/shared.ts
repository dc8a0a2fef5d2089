import { z } from 'zod'
import { exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { migrationStates } from '#lib/domain/migration/state.ts'

/** Wire forms every answer shares: instants RFC 3339 in UTC, days `YYYY-MM-DD`, shares 0..1, numbers unrounded. */
export const wireInstant = z.iso.datetime()
export const wireDay = z.iso.date()
export const isoWeek = z.string().regex(/^\d{4}-W\d{2}$/)
export const count = z.int().nonnegative()
export const share = z.number()
export const migrationState = z.enum(migrationStates)
export const eventRef = z.object({ source: z.string(), id: z.string() })

export const stateCounts = z.object(
  Object.fromEntries(migrationStates.map(state => [state, count])) as Record<
    (typeof migrationStates)[number],
    typeof count
  >,
)
export const excludedCounts = z.object(
  Object.fromEntries(exclusionReasons.map(reason => [reason, count])) as Record<
    (typeof exclusionReasons)[number],
    typeof count
  >,
)

/** A figure with its 95 % interval; null where there is too little. */
export const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

export const freshness = z.object({
  source: z.string(),
  lastEventAt: wireInstant.nullable(),
  silent: z.boolean(),
})
