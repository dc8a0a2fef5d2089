import type { Filters } from '#lib/domain/filter/filters.ts'
import type { FrequencyFigures } from '#lib/domain/frequency/frequency-figures.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { instantOfDay } from '#lib/domain/time/instant-of-day.ts'
import { once } from './answer-cache.ts'
import type { TeamAnswer } from './answers/team-answer.ts'
import { ask, type Question } from './ask.ts'
import { cpuFigures } from './cpu-figures.ts'
import { frequencyFigures } from './frequency-figures.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { teamIds } from './selection.ts'
import { serviceItems } from './service-items.ts'
import { ownedServices, teamItems } from './team-items.ts'
import { timelineIn } from './timelines.ts'

const comparedWeeks = 12
const settlingWeeks = 3
const paceWeeks = 52

/** One team: what is left, how often it deploys, before and after its move, pace, services. Throws ReadErrors. */
export async function readTeam(context: ReadContext, id: string, filters: Filters): Promise<TeamAnswer> {
  const whole = await ask(context, { ...filters, area: [], office: [], team: [] })
  if (!teamIds(whole.world).has(id)) throw new NotFound(`There is no team ${id}.`)
  const question = { ...whole, filters: { ...whole.filters, team: [id] } }
  return once(question, 'team', () => answer(whole, question, id))
}

async function answer(whole: Question, question: Question, id: string): Promise<TeamAnswer> {
  // Of all teams: whether this one can be compared depends on the others, and the figures are at hand.
  const figures = await frequencyFigures(whole)
  const item = teamItems(question, figures).find(team => team.id === id)!
  const services = ownedServices(question, question.at).get(id) ?? []
  return {
    ...item,
    ...movesOf(figures, id, question.at),
    cpu: await cpuOf(question),
    pace: paceOf(question, id),
    items: await serviceItems(question, services),
  }
}

/** The twelve weeks before the team's arrival, and the twelve from three weeks after its first week on (figure 4). */
function movesOf(
  figures: FrequencyFigures,
  id: string,
  at: number,
): Pick<TeamAnswer, 'before' | 'after' | 'afterOn'> {
  const move = figures.moves.find(({ team }) => team === id)
  const compared = (deploys: number | null | undefined, fromAt: number) =>
    deploys == null
      ? null
      : {
          ratePerWeek: deploys / comparedWeeks,
          from: dayOf(fromAt),
          to: dayOf(fromAt + comparedWeeks * weekMs - 1),
        }
  if (move === undefined || move.arrivalWeekAt === null) return { before: null, after: null, afterOn: null }
  const overAt = move.firstOnWeekAt + (settlingWeeks + comparedWeeks) * weekMs
  return {
    before: compared(move.before, move.arrivalWeekAt - comparedWeeks * weekMs),
    after: compared(move.after, move.firstOnWeekAt + settlingWeeks * weekMs),
    afterOn: move.after === null && overAt > at ? dayOf(overAt) : null,
  }
}

async function cpuOf(question: Question): Promise<TeamAnswer['cpu']> {
  const { gain } = await cpuFigures(question)
  const { before, after, services } = gain
  if (before === null || after === null || services === 0 || before === 0) return null
  return { before, after, ratio: gain.ratioOfSums ?? after / before, services }
}

/** What the team owned and had left, a week apart, up to the instant. */
function paceOf(question: Question, id: string): TeamAnswer['pace'] {
  const { asOf, now, world } = question
  const first = world.firstEvidenceAt
  const days = Array.from({ length: paceWeeks + 1 }, (_, index) => addDays(asOf, (index - paceWeeks) * 7))
  return days
    .filter(on => first !== null && instantOfDay(on, now) >= first)
    .map(on => {
      const at = instantOfDay(on, now)
      const owned = ownedServices(question, at).get(id) ?? []
      return {
        on,
        left: owned.filter(entry => isLeft(stateAt(timelineIn(question, entry).shown, at))).length,
      }
    })
}
