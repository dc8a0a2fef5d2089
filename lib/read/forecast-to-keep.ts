import type { ForecastDetail } from '#lib/domain/forecast/forecast.ts'
import { aheadOf, forecastFinish } from '#lib/domain/forecast/forecast-finish.ts'
import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import type { Question } from './ask.ts'
import { forecastGround } from './forecast-ground.ts'

/** Draws of a forecast that is only kept: enough for its days and ranges. */
const keptRuns = 500

export type ForecastToKeep = {
  migration: string
  madeOn: string
  verdict: string
  evenOn: string | null
  sureOn: string | null
  detail: ForecastDetail
}

/** The forecast of the whole company as of the question's day; null while there is nothing to hold against anything. */
export function forecastToKeep(question: Question, runs: number = keptRuns): ForecastToKeep | null {
  const { history, whole, model, now, left } = forecastGround(question)
  const asked = { on: question.asOf, history, whole, model, now, runs, seed: defaultSeed }
  const finish = forecastFinish(asked)
  if (finish.verdict === 'too_little') return null
  const { verdict, evenOn, sureOn } = finish
  const detail = { left: left.total, ahead: aheadOf(finish), runs, seed: defaultSeed }
  return { migration: question.migration.id, madeOn: question.asOf, verdict, evenOn, sureOn, detail }
}
