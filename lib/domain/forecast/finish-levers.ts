import { leverRuns } from './forecast.ts'
import { type Finish, type FinishAsked, forecastFinish } from './forecast-finish.ts'
import type { FleetChange } from './simulate-fleet.ts'

const archetypesTried = 3
const blockersTried = 5

/** What a change is worth: days on the even-odds date; null where there is no date on either side. */
export type DaysSaved = { index: number; left: number; lastShare: number | null; daysSaved: number | null }

export type Levers = {
  /** The same draws without any change: what the others are held against. */
  base: Finish
  archetypes: DaysSaved[]
  blockers: DaysSaved[]
}

/** The two archetypes and three blockers that set the end: what would be saved were each cleared now. */
export function finishLevers(asked: FinishAsked): Levers {
  const few = { ...asked, runs: leverRuns }
  const base = forecastFinish(few)
  const saved = (change: FleetChange) =>
    gainedDays(base, forecastFinish({ ...few, change: merged(asked.change, change) }))
  const { now } = asked
  const lasts = lastShares(base, asked.model.archetypes.length)
  const archetypes = asked.model.archetypes
    .map((_, index) => ({ index, left: leftOf(asked, index), lastShare: lasts[index]! }))
    .filter(({ left }) => left > 0)
    .sort((a, b) => b.lastShare - a.lastShare || b.left - a.left)
    .slice(0, archetypesTried)
    .map(row => ({ ...row, daysSaved: base.runs === null ? null : saved({ without: row.index }) }))
    .sort((a, b) => (b.daysSaved ?? 0) - (a.daysSaved ?? 0))
    .slice(0, 2)
  const held = now.blockers.map((_, index) => ({
    index,
    left: now.waiting.reduce((sum, group) => sum + (group.blockers.includes(index) ? group.count : 0), 0),
    lastShare: null,
  }))
  const blockers = held
    .filter(({ left }) => left > 0)
    .sort((a, b) => b.left - a.left)
    .slice(0, blockersTried)
    .map(row => ({
      ...row,
      daysSaved: base.runs === null ? null : saved({ solved: new Map([[row.index, 0]]) }),
    }))
    .sort((a, b) => (b.daysSaved ?? 0) - (a.daysSaved ?? 0) || b.left - a.left)
    .slice(0, 3)
  return { base, archetypes, blockers }
}

/** Days the even-odds date comes earlier; null where either has none. Common draws: no noise of their own. */
export function savedDays(base: Finish, other: Finish): number | null {
  if (other.verdict === 'finished' && Number.isFinite(base.evenWeeks)) return Math.round(base.evenWeeks * 7)
  const weeks = base.evenWeeks - other.evenWeeks
  return Number.isFinite(base.evenWeeks) && Number.isFinite(other.evenWeeks) ? Math.round(weeks * 7) : null
}

/** Of a change that can only help: what looks like a delay is the noise of the draws, or hands shared with more that are free. */
export function gainedDays(base: Finish, other: Finish): number | null {
  const days = savedDays(base, other)
  return days === null ? null : Math.max(0, days)
}

export const merged = (one: FleetChange = {}, other: FleetChange = {}): FleetChange => ({
  pace: (one.pace ?? 1) * (other.pace ?? 1),
  birthsPerWeek: other.birthsPerWeek ?? one.birthsPerWeek,
  without: other.without ?? one.without,
  solved: new Map([...(one.solved ?? []), ...(other.solved ?? [])]),
})

function leftOf({ now: { movable, waiting } }: FinishAsked, index: number): number {
  const held = waiting.reduce((sum, group) => sum + (group.archetype === index ? group.count : 0), 0)
  return movable.notStarted[index]! + movable.onBoth[index]! + held
}

/** In which part of the runs each archetype's was the last one. */
function lastShares({ runs }: Finish, size: number): number[] {
  const counts = new Array<number>(size).fill(0)
  if (runs === null) return counts
  for (const index of runs.lastArchetype) if (index >= 0) counts[index]! += 1
  return counts.map(count => count / runs.runs)
}
