import { rowsOf } from '#components/charts/rows-of.ts'
import { daysOfWeek, spanOf } from './lane-days.ts'
import type { LaneAxis, LaneEntry } from './lane-entries.ts'

type Span = { from: number; to: number }

/** Where an entry is drawn, in working days: there, the days on the way with it, in which row, and where its name stands. */
export type LanePlace = {
  there: Span
  away: Span
  row: number
  /** In the bar where it fits, else behind it, and before it where the lanes end. */
  name: 'in' | 'after' | 'before'
  /** Whether words about a clash fit behind it. */
  hasRoom: boolean
}

/** Working days a letter and the edges of a name take on a screen of usual width. */
const daysPerLetter = 0.33
const edgeDays = 0.6
/** What words about a clash need. */
const wordDays = 7

const nameDays = (name: string): number => edgeDays + name.length * daysPerLetter

/** Every entry in a row where neither its bar nor its name meets another. */
export function placesOf(
  axis: LaneAxis,
  entries: readonly LaneEntry[],
): { places: LanePlace[]; count: number } {
  const end = axis.weeks * daysOfWeek
  const drawn = entries.map(({ name, from, to, awayFrom, awayTo }) => {
    const away = spanOf(axis, awayFrom, awayTo)!
    const there = spanOf(axis, from, to) ?? away
    const needed = nameDays(name)
    if (needed <= there.to - there.from) return { away, there, name: 'in' as const, taken: away }
    return away.to + needed <= end
      ? { away, there, name: 'after' as const, taken: { from: away.from, to: away.to + needed } }
      : { away, there, name: 'before' as const, taken: { from: away.from - needed, to: away.to } }
  })
  const { rows, count } = rowsOf(drawn.map(({ taken }) => taken))
  return {
    count,
    places: drawn.map(({ taken, ...place }, index) => ({
      ...place,
      row: rows[index]!,
      hasRoom:
        place.name !== 'before' &&
        place.away.to + wordDays <= end &&
        !drawn.some(
          (other, at) =>
            at !== index &&
            rows[at] === rows[index] &&
            other.taken.from >= taken.from &&
            other.taken.from < place.away.to + wordDays,
        ),
    })),
  }
}
