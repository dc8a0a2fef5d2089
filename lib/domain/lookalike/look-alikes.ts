import { bothMs, leastFinished } from '../migration/both-limits.ts'
import { isDone } from '../migration/is-done.ts'
import type { Timeline } from '../migration/timeline.ts'
import { quantile } from '../statistics/quantile.ts'
import { dayMs } from '../time/durations.ts'
import { type DeployWeek, ratePerWeek } from './rate-per-week.ts'

/** A service of any state, as it is compared with others. `team`: its owner at the instant; `weeks`: its deploys on any platform. */
export type Comparable = {
  timeline: Pick<Timeline, 'service' | 'facts' | 'scope'>
  team: string | null
  archetype: string | null
  kind: string
  weeks: readonly DeployWeek[]
}

/** A service that finished, with how long it took. Instants are epoch ms. */
export type LookAlike = {
  service: string
  team: string | null
  archetype: string | null
  kind: string
  /** First on the target, without a way back before it was done. */
  startedAt: number
  /** When it left the origin; it counts as moved after the soak time. */
  leftAt: number
  /** From the one to the other, unrounded. */
  days: number
  /** Deploys per week over the 12 weeks before it started; null where less than a week is known. */
  ratePerWeek: number | null
}

/** How long services took that finished: median, and the 15th and 85th percentile. */
export type UsualDays = {
  medianDays: number
  lowDays: number
  highDays: number
  finished: number
  /** All of them, ascending. */
  days: readonly number[]
}

export type LookAlikes = {
  /** Every service that finished, the latest first. */
  finished: readonly LookAlike[]
  /** Null below ten. */
  overall: UsualDays | null
  /** Of archetypes with at least ten. */
  byArchetype: ReadonlyMap<string, UsualDays>
}

export const lowQuantile = 0.15
export const highQuantile = 0.85

/**
 * What finished by an instant and how long it took, of the whole company: the ground of expected days and of the question
 * who has done one like ours. The same stretch as figure 15, without the soak time: from the first start on the target to
 * leaving the origin.
 */
export function lookAlikesOf(
  services: Iterable<Comparable>,
  { at, soakMs }: { at: number; soakMs: number },
): LookAlikes {
  const finished: LookAlike[] = []
  for (const { timeline, team, archetype, kind, weeks } of services) {
    const ms = bothMs(timeline, at)
    if (ms === null) continue
    const doneAt = timeline.facts.find(({ state }) => isDone(state))!.fromAt
    const startedAt = doneAt - ms
    const leftAt = Math.max(startedAt, doneAt - soakMs)
    const firstAt = timeline.facts[0]?.fromAt ?? startedAt
    finished.push({
      service: timeline.service,
      team,
      archetype,
      kind,
      startedAt,
      leftAt,
      days: (leftAt - startedAt) / dayMs,
      ratePerWeek: ratePerWeek(weeks, firstAt, startedAt),
    })
  }
  finished.sort((a, b) => b.leftAt - a.leftAt || (a.service < b.service ? -1 : 1))
  const known = finished.filter(({ archetype }) => archetype !== null)
  return {
    finished,
    overall: usualOf(finished),
    byArchetype: new Map(
      [...Map.groupBy(known, ({ archetype }) => archetype!)].flatMap(([archetype, own]) => {
        const usual = usualOf(own)
        return usual === null ? [] : [[archetype, usual] as const]
      }),
    ),
  }
}

function usualOf(finished: readonly LookAlike[]): UsualDays | null {
  if (finished.length < leastFinished) return null
  const days = finished.map(own => own.days).sort((a, b) => a - b)
  return {
    medianDays: quantile(days, 0.5),
    lowDays: quantile(days, lowQuantile),
    highDays: quantile(days, highQuantile),
    finished: days.length,
    days,
  }
}

/** How long services of an archetype take: of its own where at least ten finished, else of all; null below ten of all. */
export const usualDaysFor = (
  { overall, byArchetype }: Pick<LookAlikes, 'overall' | 'byArchetype'>,
  archetype: string | null,
): UsualDays | null => (archetype === null ? undefined : byArchetype.get(archetype)) ?? overall
