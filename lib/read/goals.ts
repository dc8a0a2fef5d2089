import { mayRecordGoal } from '#lib/domain/access/may-record-goal.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { GoalSubject, GoalSubjectType } from '#lib/domain/goal/goal.ts'
import { fewestWeeks } from '#lib/domain/goal/step-chance.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { GoalSubjectItem, GoalsAnswer } from './answers/goals-answer.ts'
import { ask, type Question } from './ask.ts'
import { goalStandings, type Standing } from './goal-standings.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { requireKnownFilters } from './selection.ts'

/** How chances of steps are computed, as receipts and pages say it. */
export const chanceMethod =
  'Negative binomial: mean = services finished per week over the last 12 full weeks x weeks left x how hard the rest is by archetype (weeks usually on both); variance from how uneven the own weeks are and how few they are. Stated from 1 to 99 %.'

/** Goals of the filters' parts with all that was said of them; teams only where they have one or are asked for. Throws ReadErrors. */
export async function readGoals(
  context: ReadContext,
  filters: Filters,
  asked: string[] = [],
): Promise<GoalsAnswer> {
  const question = await askWhole(context, filters)
  requireKnownFilters(question.world, filters)
  const standings = await goalStandings(question)
  const subjects =
    asked.length > 0
      ? asked.map(text => requireSubject(standings, text))
      : listed(standings, filters, question)
  return {
    migration: question.migration.id,
    asOf: question.asOf,
    knownAt: formatInstant(question.now),
    baselineOn: question.baselineOn,
    method: chanceMethod,
    fewestWeeks,
    subjects: subjects.map(subject => withRights(subject, context)),
  }
}

/** One subject's goals, for the pages that show it; null where there is no such part of the company. */
export async function readGoalsOf(
  context: ReadContext,
  filters: Filters,
  { type, id }: GoalSubject,
): Promise<GoalSubjectItem | null> {
  const standings = await goalStandings(await askWhole(context, filters))
  const standing = standings.find(one => one.type === type && one.id === id)
  return standing === undefined ? null : withRights(standing, context)
}

/** Goals are of whole parts: what narrows a view otherwise does not change what was promised. */
const askWhole = (context: ReadContext, filters: Filters): Promise<Question> =>
  ask(context, { ...filters, area: [], team: [], office: [], archetype: [], kind: [], from: null, to: null })

const withRights = (standing: Standing, { viewer }: ReadContext): GoalSubjectItem => ({
  ...standing,
  mayRecord: mayRecordGoal(viewer, { type: standing.type, id: standing.id }),
})

function listed(
  standings: readonly Standing[],
  { area, team, office }: Filters,
  { world }: Question,
): Standing[] {
  const isNarrowed = area.length + team.length + office.length > 0
  return standings.filter(one => {
    if (one.type === 'company') return true
    const isInArea = area.length === 0 || (one.area !== null && area.includes(one.area))
    if (one.type === 'area') return isInArea && team.length === 0 && office.length === 0
    const own = world.teams.get(one.id)?.office
    const isInOffice = office.length === 0 || (own != null && office.includes(own))
    const isInTeam = team.length === 0 || team.includes(one.id)
    return isInArea && isInOffice && isInTeam && (one.steps.length > 0 || (isNarrowed && one.base > 0))
  })
}

/** `company`, `area:music`, `team:gangway`. */
function requireSubject(standings: readonly Standing[], text: string): Standing {
  const [type, ...rest] = text.split(':')
  const id = rest.join(':')
  const standing = standings.find(one => one.type === (type as GoalSubjectType) && one.id === id)
  if (standing !== undefined) return standing
  throw new InvalidFilter('subject', `There is no ${text}: it is company, area:<id> or team:<id>.`)
}
