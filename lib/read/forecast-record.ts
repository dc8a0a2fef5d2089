import { stageAt } from '#lib/domain/forecast/fleet-history.ts'
import type { ForecastVerdict } from '#lib/domain/forecast/forecast.ts'
import { heldRanges, statedShare } from '#lib/domain/forecast/track-record.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { instantOfDay } from '#lib/domain/time/instant-of-day.ts'
import { once } from './answer-cache.ts'
import type { ForecastAnswer, PastForecastItem } from './answers/forecast-answer.ts'
import type { Question } from './ask.ts'
import { reviewsIn } from './reviews.ts'
import { isNarrowed } from './selection.ts'
import { timelineIn } from './timelines.ts'

/** Of the ranges whose day has come, this many are counted; a few more are shown. */
const countedRanges = 12
const shownRanges = 36
const defaultSinceDays = 30

type Record = Pick<ForecastAnswer, 'past' | 'ranges'> & {
  shift: { since: string; was: PastForecastItem } | null
}

/** What was forecast for the whole company before, and what became of it; nothing for a part of it. */
export async function forecastRecord(question: Question, since: string | null): Promise<Record> {
  const { world, migration, at, asOf } = question
  if (isNarrowed(question.filters))
    return { past: [], shift: null, ranges: { of: 0, held: 0, stated: statedShare, items: [] } }
  const rows = world.records.forecastRuns
    .filter(row => row.migration === migration.id && row.recordedAt <= at && row.madeOn <= asOf)
    .sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1))
  const past = rows.map(
    ({ madeOn, verdict, evenOn, sureOn, detail }): PastForecastItem => ({
      madeOn,
      verdict: verdict as ForecastVerdict,
      evenOn,
      sureOn,
      left: detail.left,
    }),
  )
  const review = reviewsIn(world).find(({ on }) => on < asOf)?.on
  const from = since !== null && since < asOf ? since : (review ?? addDays(asOf, -defaultSinceDays))
  const was = past.findLast(({ madeOn }) => madeOn <= from)
  const ranges = await once(question, 'forecast ranges', () => {
    const made = rows.map(({ madeOn, detail }) => ({ madeOn, ahead: detail.ahead }))
    const days = new Map<string, number>()
    const leftOn = (day: string) => {
      const known = days.get(day) ?? leftAt(question, day)
      days.set(day, known)
      return known
    }
    // Only the last ones are looked up: each day is a walk over the whole company.
    const due = heldRanges(made, addDays(asOf, -1), () => 0).slice(-shownRanges)
    const kept = new Set(due.map(({ madeOn, on }) => `${madeOn} ${on}`))
    return heldRanges(
      made.map(one => ({ ...one, ahead: one.ahead.filter(({ on }) => kept.has(`${one.madeOn} ${on}`)) })),
      addDays(asOf, -1),
      leftOn,
    )
  })
  const counted = ranges.slice(-countedRanges)
  return {
    past,
    shift: was === undefined ? null : { since: from, was },
    ranges: {
      of: counted.length,
      held: counted.filter(({ isHeld }) => isHeld).length,
      stated: statedShare,
      items: ranges,
    },
  }
}

/** What was left at the end of a day, as known by the question. */
function leftAt(question: Question, day: string): number {
  const then = instantOfDay(day, question.now)
  let left = 0
  for (const entry of question.world.services.values()) {
    const stage = stageAt(timelineIn(question, entry), then)
    if (stage === 1 || stage === 2) left += 1
  }
  return left
}
