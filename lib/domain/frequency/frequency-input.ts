import type { Span } from '../placement/placement.ts'

/** The owner over a stretch; `fromAt` may be -Infinity ("before the first entry it was `service.team`"). */
export type OwnerSpan = Span & { team: string }

/** Deploys that count in rates, of one service in one ISO week. Several rows of one week (one per platform) are added. */
export type ServiceWeekCount = {
  /** Monday 00:00 UTC, epoch ms. */
  weekAt: number
  deploys: number
  /** Bit n set: a deploy on UTC day Monday + n. */
  days: number
}

/** What the ledger holds of one service in one ISO week beside the deploys that count in rates. */
export type LedgerWeekCount = {
  /** Monday 00:00 UTC, epoch ms. */
  weekAt: number
  /** Deploys with the rollouts folded into them: each cluster counted. */
  rollouts: number
  rollbacks: number
}

/** One service as figures 1-5 need it. All spans are half-open epoch ms and may begin at -Infinity; order does not matter. */
export type FrequencyService = {
  id: string
  /** When it exists in the catalogue (created to retired) and matches the migration's scope. */
  inScope: Span[]
  /** When its state is anything but `idle`; nothing before its first state span. */
  notIdle: Span[]
  owners: OwnerSpan[]
  /** Born on the target: no origin placement before its first target presence. */
  isBorn: boolean
  /** Presence on production clusters of the target platform, of all its placements. */
  presence: Span[]
  /** Sources with any production event of it. */
  sources: string[]
  weeks: ServiceWeekCount[]
  /** Of the weeks of the window; without it each deploy was on one cluster and nothing was rolled back. */
  ledger?: LedgerWeekCount[]
}

/**
 * What a source saw. Without a freshness limit it covers every week after the one of its first event;
 * with one it covers the weeks that no span of `silences` touches. Time before a source was first heard
 * is a silence too: give it as a span from -Infinity; silence that still lasts ends at null.
 */
export type FrequencySource = {
  id: string
  hasFreshnessLimit: boolean
  firstEventAt: number | null
  silences: Span[]
}

export type FrequencyInput = { services: FrequencyService[]; sources: FrequencySource[] }

export type FrequencyOptions = {
  /** Draws behind every figure with an interval. */
  draws?: number
  /** Draws behind what is drawn and not printed: the bands of both series and the interval of figure 5. */
  bandDraws?: number
  seed?: number
}
