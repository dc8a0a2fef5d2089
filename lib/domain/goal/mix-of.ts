import { bothMs } from '../migration/both-limits.ts'
import type { Timeline } from '../migration/timeline.ts'
import { median } from '../statistics/median.ts'
import { weekMs } from '../time/durations.ts'

const fewestFinished = 10
const smallest = 0.5
const largest = 2

type Known = { timeline: Pick<Timeline, 'facts' | 'scope'>; archetype: string | null }

/** Weeks a service is usually on both before it is finished: median by archetype of the whole company, from ten on. */
export type UsualWeeks = { overall: number | null; byArchetype: ReadonlyMap<string, number> }

export function usualWeeks(services: Iterable<Known>, at: number): UsualWeeks {
  const all: number[] = []
  const byArchetype = new Map<string, number[]>()
  for (const { timeline, archetype } of services) {
    const ms = bothMs(timeline, at)
    if (ms === null) continue
    all.push(ms / weekMs)
    if (archetype === null) continue
    const own = byArchetype.get(archetype)
    if (own) own.push(ms / weekMs)
    else byArchetype.set(archetype, [ms / weekMs])
  }
  return {
    overall: all.length < fewestFinished ? null : median(all),
    byArchetype: new Map(
      [...byArchetype].flatMap(([archetype, own]) =>
        own.length < fewestFinished ? [] : [[archetype, median(own)!] as const],
      ),
    ),
  }
}

export const usualWeeksOf = ({ overall, byArchetype }: UsualWeeks, archetype: string | null): number | null =>
  (archetype === null ? undefined : byArchetype.get(archetype)) ?? overall

/**
 * The pace on what is left against the pace on what was finished: usual weeks of the finished over usual weeks of the left.
 * Below 1 where the hard ones remain; between a half and twice; 1 where either is unknown.
 */
export function mixOf(
  usual: UsualWeeks,
  finished: readonly (string | null)[],
  left: readonly (string | null)[],
): number {
  const before = meanOf(usual, finished)
  const after = meanOf(usual, left)
  if (before === null || after === null || after === 0 || before === 0) return 1
  return Math.min(largest, Math.max(smallest, before / after))
}

function meanOf(usual: UsualWeeks, archetypes: readonly (string | null)[]): number | null {
  const weeks = archetypes.map(archetype => usualWeeksOf(usual, archetype)).filter(week => week !== null)
  return weeks.length === 0 ? null : weeks.reduce((sum, week) => sum + week, 0) / weeks.length
}
