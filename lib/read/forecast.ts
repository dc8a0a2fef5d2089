import { createHash } from 'node:crypto'
import type { Filters } from '#lib/domain/filter/filters.ts'
import {
  finishLevers,
  gainedDays,
  type Levers,
  merged,
  savedDays,
} from '#lib/domain/forecast/finish-levers.ts'
import { levelWeeks } from '#lib/domain/forecast/fleet-model.ts'
import { fewestMoveWeeks, forecastRuns, leverRuns } from '#lib/domain/forecast/forecast.ts'
import { type Finish, type FinishAsked, forecastFinish } from '#lib/domain/forecast/forecast-finish.ts'
import type { FleetChange, FleetNow } from '#lib/domain/forecast/simulate-fleet.ts'
import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import { addDays, endOfDay } from '#lib/domain/time/day.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ForecastAnswer, LeverItem } from './answers/forecast-answer.ts'
import { ask, type Question } from './ask.ts'
import { type ForecastGround, forecastGround, groundOf } from './forecast-ground.ts'
import { forecastRecord } from './forecast-record.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { roadTeamPace } from './road-team-pace.ts'
import { isAsked, noWhatIf, type WhatIf } from './what-if.ts'

/** How the days come about, as pages and receipts say it. */
export const forecastMethod = `Simulation of ${forecastRuns.toLocaleString('en')} runs, week by week, by archetype: starts and finishes drawn from the shares a week of the last ${levelWeeks} weeks as well as they are known, weeks in blocks of four from the own past, a pace that drifts as much as it did, and may slow with what remains; of a part of the company, with the hands that the rest of it sets free; births, returns and retirements at their own rates. What a blocker holds moves after its promised day, or as late as solved ones were; what is exempt after its exemption.`

type Kept = { ground: ForecastGround; asked: FinishAsked; finish: Finish; levers: Levers }

const leverPeople = 2
const leverPacePercent = 120
const leverBlockerDays = 28

/** The forecast of the question's part of the company, computed once while nothing that counts changes. */
export const forecastIn = (question: Question): Promise<Kept> =>
  once(question, 'forecast', () => {
    const ground = forecastGround(question)
    const { history, whole, model, now, hands } = ground
    const asked: FinishAsked = { on: question.asOf, history, whole, model, now, hands, seed: defaultSeed }
    return { ground, asked, ...simulatedOnce(asked, groundOf(question, null).now) }
  })

const simulated = new Map<string, Pick<Kept, 'finish' | 'levers'>>()
const mostSimulated = 12

/** Events come in every second and hardly any moves a service: the same numbers are not simulated again. */
function simulatedOnce(asked: FinishAsked, company: FleetNow): Pick<Kept, 'finish' | 'levers'> {
  const key = createHash('sha1')
    .update(JSON.stringify([asked, company]))
    .digest('base64')
  const known = simulated.get(key)
  if (known !== undefined) return known
  const made = { finish: forecastFinish(asked), levers: finishLevers(asked) }
  simulated.set(key, made)
  for (const oldest of [...simulated.keys()].slice(0, Math.max(0, simulated.size - mostSimulated)))
    simulated.delete(oldest)
  return made
}

/** Figure 20, with what sets it, what would change it, and how good earlier ones were. Throws ReadErrors. */
export async function readForecast(
  context: ReadContext,
  filters: Filters,
  whatIf: WhatIf = noWhatIf,
  since: string | null = null,
): Promise<ForecastAnswer> {
  const question = await ask(context, filters)
  const [{ ground, asked, finish, levers }, record] = await Promise.all([
    forecastIn(question),
    forecastRecord(question, since),
  ])
  const road = await roadTeamPace(question, finish.flows)
  const changeOf = changeIn(question, ground, road.perPerson)
  const { shift } = record
  return {
    migration: question.migration.id,
    asOf: question.asOf,
    knownAt: formatInstant(question.now),
    ...datesOf(finish),
    moveWeeks: finish.moveWeeks,
    fewestWeeks: fewestMoveWeeks,
    left: ground.left,
    flows: finish.flows,
    items: finish.band,
    archetypes: levers.archetypes.map(({ index, left, lastShare, daysSaved }) => ({
      archetype: asked.model.archetypes[index]!,
      left,
      lastShare,
      daysSaved,
    })),
    blockers: levers.blockers.map(({ index, left, daysSaved }) => {
      const { id, title, ownerTeam, ownerName, promisedOn, promises } = ground.blockers[index]!
      return {
        id,
        title,
        owner:
          ownerName ?? (ownerTeam === null ? null : (question.world.teams.get(ownerTeam)?.name ?? ownerTeam)),
        promisedOn,
        formerlyOn: promises
          .slice(0, -1)
          .flatMap(promise =>
            promise.promisedOn === null || promise.promisedOn === promisedOn ? [] : [promise.promisedOn],
          ),
        left,
        daysSaved,
      }
    }),
    levers: await once(question, 'forecast levers', () =>
      leversOf(question, asked, ground, levers, changeOf, road),
    ),
    visitDay: road.effect,
    openBlockers: ground.blockers
      .map(({ id, title, promisedOn }, index) => ({ id, title, promisedOn, left: heldBy(ground, index) }))
      .filter(({ left }) => left > 0)
      .sort((a, b) => b.left - a.left),
    birthsPerMonth: (asked.model.bornPerWeek * 30) / 7,
    whatIf: isAsked(whatIf) ? whatIfAnswer(question, asked, finish, whatIf, changeOf(whatIf)) : null,
    past: record.past,
    shift:
      shift === null
        ? null
        : {
            ...shift,
            evenDays: daysLater(shift.was.evenOn, finish.evenOn),
            sureDays: daysLater(shift.was.sureOn, finish.sureOn),
          },
    ranges: record.ranges,
    method: { text: forecastMethod, runs: forecastRuns, seed: defaultSeed },
  }
}

const datesOf = ({ verdict, reason, evenOn, sureOn }: Finish) => ({ verdict, reason, evenOn, sureOn })
const heldBy = ({ now }: ForecastGround, index: number): number =>
  now.waiting.reduce((sum, group) => sum + (group.blockers.includes(index) ? group.count : 0), 0)

const daysLater = (was: string | null, is: string | null): number | null =>
  was === null || is === null ? null : Math.round((Date.parse(is) - Date.parse(was)) / 86_400_000)

/** What is asked, as the simulation takes it. Throws InvalidFilter for a blocker that holds nothing here. */
const changeIn =
  (question: Question, { blockers }: ForecastGround, perPerson: number) =>
  ({ people, pacePercent, birthsPerMonth, solved }: WhatIf): FleetChange => ({
    pace: Math.max(0, 1 + (people ?? 0) * perPerson) * ((pacePercent ?? 100) / 100),
    ...(birthsPerMonth === null ? {} : { birthsPerWeek: (birthsPerMonth * 7) / 30 }),
    solved: new Map(
      solved.map(({ blocker, on }) => {
        const index = blockers.findIndex(({ id }) => id === blocker)
        if (index === -1) throw new InvalidFilter('solve', `There is no open blocker ${blocker}.`)
        return [index, Math.max(0, (endOfDay(on) - question.at) / weekMs)]
      }),
    ),
  })

function whatIfAnswer(
  _question: Question,
  asked: FinishAsked,
  base: Finish,
  whatIf: WhatIf,
  change: FleetChange,
): ForecastAnswer['whatIf'] {
  const finish = forecastFinish({ ...asked, change })
  const days = savedDays(base, finish)
  return {
    people: whatIf.people ?? 0,
    pacePercent: whatIf.pacePercent ?? 100,
    birthsPerMonth: whatIf.birthsPerMonth ?? (asked.model.bornPerWeek * 30) / 7,
    solved: whatIf.solved,
    ...datesOf(finish),
    weeksSaved: days === null ? null : days / 7,
    items: finish.band,
  }
}

/** The four levers of the road map, in weeks, each against the same draws without it. */
function leversOf(
  { asOf }: Question,
  asked: FinishAsked,
  ground: ForecastGround,
  { base, blockers }: Levers,
  changeOf: (whatIf: WhatIf) => FleetChange,
  road: { perPerson: number; low: number; high: number } & { effect: ForecastAnswer['visitDay'] },
): LeverItem[] {
  if (base.runs === null) return []
  const weeks = (change: FleetChange): number | null => {
    const days = gainedDays(
      base,
      forecastFinish({ ...asked, runs: leverRuns, change: merged(asked.change, change) }),
    )
    return days === null ? null : days / 7
  }
  const item = (kind: LeverItem['kind'], amount: number | null, weeksSaved: number | null): LeverItem => ({
    kind,
    amount,
    blocker: null,
    weeksSaved,
    low: null,
    high: null,
  })
  const levers: LeverItem[] = []
  if (road.effect !== null)
    levers.push({
      ...item('people', leverPeople, weeks(changeOf({ ...noWhatIf, people: leverPeople }))),
      low: weeks({ pace: 1 + leverPeople * road.low }),
      high: weeks({ pace: 1 + leverPeople * road.high }),
    })
  const first = blockers[0]
  if (first !== undefined) {
    const { id, title } = ground.blockers[first.index]!
    const on = addDays(asOf, leverBlockerDays)
    levers.push({
      ...item('blocker', null, weeks({ solved: new Map([[first.index, leverBlockerDays / 7]]) })),
      blocker: { id, title, on },
    })
  }
  if (asked.model.bornPerWeek > 0) levers.push(item('births', 0, weeks({ birthsPerWeek: 0 })))
  levers.push(item('pace', leverPacePercent, weeks({ pace: leverPacePercent / 100 })))
  return levers
}
