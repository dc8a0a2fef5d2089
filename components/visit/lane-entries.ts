import { formatCounted } from '#lib/format/number.ts'
import type { VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { daysOfWeek, spanOf } from './lane-days.ts'
import { formatStretch } from './visit-words.ts'

export type LaneLook = 'booked' | 'proposed' | 'away' | 'clash'
export type LaneEntry = {
  key: string
  look: LaneLook
  /** Null: it is none. */
  visit: string | null
  trip: string | null
  /** Id of the office; null: an absence. */
  office: string | null
  name: string
  from: string
  to: string
  /** Days on the way, around those there; equal to them without any. */
  awayFrom: string
  awayTo: string
  /** Why it cannot be as it is. */
  clashes: string[]
}
export type Lane = { engineer: string; name: string; home: string; entries: LaneEntry[] }
export type LaneAxis = { firstMonday: string; weeks: number }

export const axisOf = ({ weeks, asOf }: VisitsAnswer): LaneAxis => ({
  firstMonday: weeks[0]?.from ?? asOf,
  weeks: weeks.length,
})

/** One lane per person with what is booked, proposed, away and clashing in the weeks shown. */
export function lanesOf(visits: VisitsAnswer, trips: VisitPlanAnswer['trips']): Lane[] {
  const axis = axisOf(visits)
  const isShown = ({ awayFrom, awayTo }: LaneEntry) => spanOf(axis, awayFrom, awayTo) !== null
  return visits.engineers.map(({ id, name, homeOfficeName, absences }) => {
    const booked = visits.visits.flatMap((visit): LaneEntry[] => {
      const who = visit.engineers.find(engineer => engineer.id === id)
      if (who === undefined) return []
      const clashes = visit.conflicts
        .filter(({ engineer }) => engineer === null || engineer === id)
        .map(({ text }) => text)
      return [
        {
          key: `visit ${visit.id}`,
          look: clashes.length > 0 ? 'clash' : 'booked',
          visit: visit.id,
          trip: null,
          office: visit.office,
          name: visit.officeName,
          from: visit.from,
          to: visit.to,
          awayFrom: who.awayFrom,
          awayTo: who.awayTo,
          clashes: [...new Set(clashes)],
        },
      ]
    })
    const proposed = trips.flatMap((trip): LaneEntry[] => {
      const who = trip.engineers.find(engineer => engineer.id === id)
      if (who === undefined) return []
      return [
        {
          key: `trip ${trip.key}`,
          look: 'proposed',
          visit: null,
          trip: trip.key,
          office: trip.office,
          name: trip.officeName,
          from: trip.from,
          to: trip.to,
          awayFrom: who.awayFrom,
          awayTo: who.awayTo,
          clashes: [],
        },
      ]
    })
    const away = absences.map(
      (absence): LaneEntry => ({
        key: `away ${absence.id}`,
        look: 'away',
        visit: null,
        trip: null,
        office: null,
        name: absence.kind,
        from: absence.from,
        to: absence.to,
        awayFrom: absence.from,
        awayTo: absence.to,
        clashes: [],
      }),
    )
    return {
      engineer: id,
      name,
      home: homeOfficeName,
      entries: [...booked, ...proposed, ...away].filter(isShown),
    }
  })
}

const lookWords: Record<LaneLook, string> = {
  booked: 'booked',
  clash: 'booked, clashes',
  proposed: 'proposed, not booked',
  away: 'away',
}

/** `Kraków, 22 to 25 June: booked.` with what it clashes with. */
export function entryWords(entry: LaneEntry, year: number): string {
  const clashes = entry.clashes.map(text => ` ${text}.`).join('')
  return `${entry.name}, ${formatStretch(entry.from, entry.to, year)}: ${lookWords[entry.look]}.${clashes}`
}

/** What a clash says beside its bar, on the lane of whom it is about: `away (training, 17 December)`, `booked twice`. */
export function clashWords({ clashes }: LaneEntry, who: string): string | undefined {
  const [text] = clashes
  if (text === undefined) return undefined
  const own = text.startsWith(`${who} is `) ? text.slice(`${who} is `.length) : text
  return own.replace(/( and goes to |: ).*$/, '')
}

/** What a week holds in words, for those who do not see its bar. */
export const freeWords = (free: number, capacity: number): string =>
  `${formatCounted(free, 'day')} free of ${capacity}`

/** Entries that touch a week (its Monday), over all lanes, by first day. */
export function entriesOfWeek(lanes: readonly Lane[], monday: string): { lane: Lane; entry: LaneEntry }[] {
  return lanes
    .flatMap(lane => lane.entries.map(entry => ({ lane, entry })))
    .filter(({ entry }) => spanOf({ firstMonday: monday, weeks: 1 }, entry.awayFrom, entry.awayTo) !== null)
    .sort((a, b) => (a.entry.from < b.entry.from ? -1 : a.entry.from > b.entry.from ? 1 : 0))
}

/** The entry of a lane at a working day; the clashing one before others. */
export function entryAt(lane: Lane, axis: LaneAxis, place: number): LaneEntry | null {
  const there = lane.entries.filter(({ awayFrom, awayTo }) => {
    const span = spanOf(axis, awayFrom, awayTo)
    return span !== null && span.from <= place && place < span.to
  })
  return there.find(({ look }) => look === 'clash') ?? there[0] ?? null
}

/** Where an arrow key leads on the lanes; null: the key means nothing here. */
export function stepOn(
  key: string,
  at: { lane: number; place: number },
  lanes: number,
  axis: LaneAxis,
): { lane: number; place: number } | null {
  const last = axis.weeks * daysOfWeek - 1
  const within = (place: number) => Math.min(last, Math.max(0, place))
  const inLanes = (lane: number) => Math.min(lanes - 1, Math.max(0, lane))
  if (key === 'ArrowLeft') return { ...at, place: within(at.place - 1) }
  if (key === 'ArrowRight') return { ...at, place: within(at.place + 1) }
  if (key === 'PageUp') return { ...at, place: within(at.place - daysOfWeek) }
  if (key === 'PageDown') return { ...at, place: within(at.place + daysOfWeek) }
  if (key === 'ArrowUp') return { ...at, lane: inLanes(at.lane - 1) }
  if (key === 'ArrowDown') return { ...at, lane: inLanes(at.lane + 1) }
  if (key === 'Home') return { ...at, place: 0 }
  if (key === 'End') return { ...at, place: last }
  return null
}
