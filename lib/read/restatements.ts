import { selectKnownSince } from '#db/queries/select-known-since.ts'
import { selectLateEvents, selectRestatedWeeks, type WeekSeen } from '#db/queries/select-restated-weeks.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import {
  addWeeks,
  endOfWeek,
  formatWeek,
  weekOf,
  weekOfDay,
  weeksBetween,
} from '#lib/domain/time/iso-week.ts'
import { once } from './answer-cache.ts'
import type { RestatementsAnswer } from './answers/restatements-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { isNarrowed, selectedServices } from './selection.ts'

/** What a chart of weeks shows without a range. */
const usualWeeks = 53

/**
 * Weeks whose deploys are counted otherwise now than a day after their end, or than at `knownAt` (a review), and the late
 * events behind it. Weeks that were over before anything was known are a history told later, not a restatement.
 */
export async function readRestatements(context: ReadContext, filters: Filters): Promise<RestatementsAnswer> {
  const question = await ask(context, { ...filters, knownAt: null })
  return once(question, `restatements ${filters.knownAt}`, () => answer(question, filters.knownAt))
}

async function answer(question: Question, knownAt: number | null): Promise<RestatementsAnswer> {
  const { context, filters, at, world } = question
  const last = filters.to === null ? addWeeks(weekOf(at), -1) : weekOfDay(filters.to)
  const first = filters.from === null ? addWeeks(last, 1 - usualWeeks) : weekOfDay(filters.from)
  const { pool } = context.db
  const knownSince = (await selectKnownSince(pool)) ?? Number.POSITIVE_INFINITY
  const asked = weeksBetween(first, last).flatMap(weekOn => seen(weekOn, knownAt, at))
  const weeks = asked.filter(week => week.knownAt >= knownSince)
  const ids = isNarrowed(filters)
    ? selectedServices(world, filters, at).map(({ service }) => service.id)
    : null
  const restated = weeks.length === 0 ? [] : await selectRestatedWeeks(pool, weeks, ids)
  const changed = weeks.filter(({ weekOn }) => restated.some(week => week.weekOn === weekOn))
  const late = changed.length === 0 ? [] : await selectLateEvents(pool, changed, ids)
  const knownOf = new Map(weeks.map(week => [week.weekOn, week.knownAt]))
  return {
    from: first,
    to: last,
    items: restated.map(({ weekOn, platform, was, now }) => ({
      week: formatWeek(weekOn),
      platform,
      knownAt: formatInstant(knownOf.get(weekOn)!),
      was,
      now,
      changeShare: was === 0 ? null : now / was - 1,
      lateEvents: late
        .filter(found => found.weekOn === weekOn && found.platform === platform)
        .map(({ source, events }) => ({ source, events })),
    })),
    weeksBefore: asked.length - weeks.length,
  }
}

/** When a week was looked at: a day after its end, or at the instant asked for if the week was over by then. */
function seen(weekOn: string, knownAt: number | null, at: number): WeekSeen[] {
  const usual = endOfWeek(weekOn) + dayMs
  if (knownAt === null) return usual <= at ? [{ weekOn, knownAt: usual }] : []
  return endOfWeek(weekOn) <= knownAt ? [{ weekOn, knownAt }] : []
}
