import type { FlowCounts } from '#lib/domain/forecast/forecast-finish.ts'
import { addDays, requireDay } from '#lib/domain/time/day.ts'
import type { ForecastAnswer } from './answers/forecast-answer.ts'
import type { Question } from './ask.ts'
import { visitEffectIn } from './visit-effect-in.ts'
import { engineersIn, visitsIn } from './visits-in.ts'

/** Visits of half a year say how many days a week somebody of the road team is with teams. */
const lookBackDays = 182
/** Where nobody has been away yet. */
const usualDaysPerWeek = 2

/** How much one more person on the road adds to the pace (0.05 = 5 %), with the ends of the interval; all 0 where no effect may be claimed. */
export type RoadTeamPace = {
  perPerson: number
  low: number
  high: number
  effect: ForecastAnswer['visitDay']
}

export async function roadTeamPace(
  question: Question,
  { moved, weeks }: Pick<FlowCounts, 'moved' | 'weeks'>,
): Promise<RoadTeamPace> {
  const effect = await visitEffectIn(question)
  const none = { perPerson: 0, low: 0, high: 0, effect: null }
  // An interval with zero in it claims nothing.
  if (effect === null || effect.low <= 0 || moved === 0 || weeks === 0) return none
  const gain = (perVisitDay: number) => (perVisitDay * daysPerWeek(question)) / (moved / weeks)
  return { perPerson: gain(effect.perVisitDay), low: gain(effect.low), high: gain(effect.high), effect }
}

/** Days of visits per person and week. */
function daysPerWeek(question: Question): number {
  const from = addDays(question.asOf, -lookBackDays)
  const people = engineersIn(question).filter(
    ({ fromOn, untilOn }) => fromOn <= question.asOf && (untilOn === null || untilOn >= question.asOf),
  )
  const days = visitsIn(question)
    .filter(({ isCancelled, fromOn, toOn }) => !isCancelled && fromOn >= from && toOn <= question.asOf)
    .reduce(
      (sum, { fromOn, toOn, engineers }) =>
        sum + (requireDay(toOn) - requireDay(fromOn) + 1) * engineers.length,
      0,
    )
  return people.length === 0 || days === 0 ? usualDaysPerWeek : days / people.length / (lookBackDays / 7)
}
