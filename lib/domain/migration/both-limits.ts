import { coversAny } from '../placement/covers.ts'
import { quantile } from '../statistics/quantile.ts'
import { isDone } from './is-done.ts'
import type { Timeline } from './timeline.ts'

/** Fewer finished services than this say nothing of how long is long. */
export const leastFinished = 10
/** Longer on both than this part of those that finished is stuck (figure 15). */
export const stuckQuantile = 0.85

/** How long services that finished were on both: the 85th percentile, and of how many. */
export type BothLimit = { limitMs: number; finished: number }
export type BothLimits = {
  /** Null below ten services that finished. */
  overall: BothLimit | null
  /** Of archetypes with at least ten. */
  byArchetype: ReadonlyMap<string, BothLimit>
}

/** How long a service was on both right before it was first done, by an instant; null: it has not finished in scope, or was never on both. */
export function bothMs({ facts, scope }: Pick<Timeline, 'facts' | 'scope'>, at: number): number | null {
  const index = facts.findIndex(({ state }) => isDone(state))
  const done = facts[index]
  const before = facts[index - 1]
  if (done === undefined || before?.state !== 'both' || done.fromAt > at) return null
  return coversAny(scope, done.fromAt) ? done.fromAt - before.fromAt : null
}

/** What figure 15 compares with, at an instant: the whole company, whatever part of it is looked at. */
export function bothLimits(
  services: Iterable<{ timeline: Pick<Timeline, 'facts' | 'scope'>; archetype: string | null }>,
  at: number,
): BothLimits {
  const all: number[] = []
  const byArchetype = new Map<string, number[]>()
  for (const { timeline, archetype } of services) {
    const ms = bothMs(timeline, at)
    if (ms === null) continue
    all.push(ms)
    if (archetype === null) continue
    const own = byArchetype.get(archetype) ?? []
    byArchetype.set(archetype, own)
    own.push(ms)
  }
  const limits = [...byArchetype].flatMap(([archetype, own]) => {
    const limit = limitOf(own)
    return limit === null ? [] : [[archetype, limit] as const]
  })
  return { overall: limitOf(all), byArchetype: new Map(limits) }
}

const limitOf = (durations: number[]): BothLimit | null =>
  durations.length < leastFinished
    ? null
    : {
        limitMs: quantile(
          durations.sort((a, b) => a - b),
          stuckQuantile,
        ),
        finished: durations.length,
      }

/** The limit that holds for a service: of its archetype where there is one, else of all. */
export const limitFor = ({ overall, byArchetype }: BothLimits, archetype: string | null): BothLimit | null =>
  (archetype === null ? undefined : byArchetype.get(archetype)) ?? overall
