import { forecastFinish } from '#lib/domain/forecast/forecast-finish.ts'
import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import type { EndgameAnswer } from './answers/endgame-answer.ts'
import type { Question } from './ask.ts'
import { groundOf } from './forecast-ground.ts'
import type { WorldService } from './world/world.ts'

/** Draws for one site: enough to draw a range on an axis. */
const siteRuns = 150

/** Between which days the last of a site's services leaves the origin (figure 20); null where there is no date, or nothing is left. */
export function siteFinish(
  question: Question,
  services: readonly WorldService[],
): EndgameAnswer['sites'][number]['finish'] {
  if (services.length === 0) return null
  const { history, whole, model, now, hands } = groundOf(question, services)
  const asked = { on: question.asOf, history, whole, model, now, hands, runs: siteRuns, seed: defaultSeed }
  const { evenOn, sureOn } = forecastFinish(asked)
  return evenOn === null ? null : { evenOn, sureOn }
}
