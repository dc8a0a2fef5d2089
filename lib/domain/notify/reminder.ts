import { hourMs, weekMs } from '../time/durations.ts'
import { isWorkingDay } from '../time/working-day.ts'
import { localTime } from './local-time.ts'
import type { Reader } from './reader.ts'

/** Unanswered reminders to one level before the next is asked. */
export const askedBeforeNext = 2
/** A week less the hour that summer time may take: 09:00 is 09:00. */
export const capMs = weekMs - hourMs
/** Reminders further apart than this belong to two stories: the second begins with the team again. */
const episodeGapMs = 3 * weekMs

export const levels = ['team', 'team_lead', 'area_lead'] as const
export type Level = (typeof levels)[number]

/** A team with how much only it can tell. `questions` 0: it is consistent, and hears nothing. */
export type AskedTeam = { team: string; area: string | null; questions: number; lastReportAt: number | null }

/** A reminder as it went out, or waits to (`isSent` false). `at`: when it was sent, else when it may be. */
export type PastReminder = { type: string; id: string; at: number; isSent: boolean; addresses: string[] }

export type DueReminder = { reader: Reader; teams: string[] }

/** Tuesday to Thursday from 09:00 to noon where the reader is, and nobody there has a holiday. */
export function isReminderTime(at: number, { zone, isHoliday }: Pick<Reader, 'zone' | 'isHoliday'>): boolean {
  const { on, weekday, hour } = localTime(at, zone)
  return weekday >= 2 && weekday <= 4 && hour >= 9 && hour < 12 && isWorkingDay(on, isHoliday)
}

/** Who is asked about a team now, whatever the hour: the first level not yet asked twice in vain; null: all were, or nobody is there. */
export function levelOf(
  { team, area, lastReportAt, questions }: AskedTeam,
  history: readonly PastReminder[],
  hasReader: (type: Level, id: string) => boolean,
  now: number,
): { type: Level; id: string } | null {
  if (questions === 0) return null
  const chain: { type: Level; id: string | null }[] = [
    { type: 'team', id: team },
    { type: 'team_lead', id: team },
    { type: 'area_lead', id: area },
  ]
  const told = history.filter(
    ({ type, id, isSent, at }) =>
      isSent &&
      at <= now &&
      (lastReportAt === null || at > lastReportAt) &&
      chain.some(step => step.type === type && step.id === id),
  )
  const episode = episodeOf(told, now)
  let after = Number.NEGATIVE_INFINITY
  for (const { type, id } of chain) {
    if (id === null || !hasReader(type, id)) continue
    // An area hears of what was asked in vain, never of teams nobody could ask.
    if (type === 'area_lead' && after === Number.NEGATIVE_INFINITY) continue
    const own = episode.filter(past => past.type === type && past.at > after)
    const last = own[askedBeforeNext - 1]
    // Who was asked last has a week to answer before the next hears of it.
    if (last === undefined || now - last.at < capMs) return { type, id }
    // An area hears of many teams: only what it heard after the level below was asked in vain counts for this one.
    after = last.at
  }
  return null
}

/** The reminders that hang together up to now, oldest first. */
function episodeOf(told: readonly PastReminder[], now: number): PastReminder[] {
  const sorted = told.toSorted((a, b) => a.at - b.at)
  let first = sorted.length
  let next = now
  while (first > 0 && next - sorted[first - 1]!.at <= episodeGapMs) next = sorted[--first]!.at
  return sorted.slice(first)
}

/**
 * The reminders to be written now: to the level that is asked of each team with a question, where it is the hour for it, at
 * most one a week to each address over everything. The longest not reminded come first.
 */
export function remindersDue(
  teams: readonly AskedTeam[],
  history: readonly PastReminder[],
  readers: readonly Reader[],
  now: number,
): DueReminder[] {
  const byKey = new Map(readers.map(reader => [keyOf(reader.type, reader.id), reader]))
  const asked = new Map<string, DueReminder>()
  for (const team of teams) {
    const level = levelOf(team, history, (type, id) => byKey.has(keyOf(type, id)), now)
    if (level === null) continue
    const key = keyOf(level.type, level.id)
    const due = asked.get(key) ?? { reader: byKey.get(key)!, teams: [] }
    asked.set(key, due)
    due.teams.push(team.team)
  }
  const lastAt = lastByAddress(history)
  const taken = new Set<string>()
  return [...asked.values()]
    .filter(({ reader }) => isReminderTime(now, reader))
    .map(due => ({ due, at: Math.max(...due.reader.addresses.map(one => lastAt.get(one) ?? -Infinity)) }))
    .sort((a, b) => a.at - b.at || (keyOfReader(a.due) < keyOfReader(b.due) ? -1 : 1))
    .flatMap(({ due, at }) => {
      const { addresses } = due.reader
      if (addresses.length === 0 || now - at < capMs || addresses.some(one => taken.has(one))) return []
      for (const one of addresses) taken.add(one)
      return [due]
    })
}

const keyOf = (type: string, id: string): string => `${type} ${id}`
const keyOfReader = ({ reader }: DueReminder): string => keyOf(reader.type, reader.id)

function lastByAddress(history: readonly PastReminder[]): Map<string, number> {
  const last = new Map<string, number>()
  for (const { at, addresses } of history)
    for (const one of addresses) if (at > (last.get(one) ?? -Infinity)) last.set(one, at)
  return last
}
