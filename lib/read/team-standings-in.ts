import { isDone } from '#lib/domain/migration/is-done.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import type { StateRun } from '#lib/domain/migration/state-run.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { TeamStanding } from '#lib/domain/visit/team-standing.ts'
import type { Question } from './ask.ts'
import { leftServicesIn } from './left-services-in.ts'
import { isTeamSelected } from './selection.ts'
import { timelineIn } from './timelines.ts'
import { visitRequestsIn } from './visit-requests-in.ts'

const paceMs = 30 * dayMs

/** How far along: nothing on the target, on both, off the origin. */
const stepOf = ({ state }: StateRun): number => (isDone(state) ? 2 : state === 'both' ? 1 : 0)

/** Whether a service took a step to the target within (fromAt, toAt]. */
export const tookStep = (facts: readonly StateRun[], fromAt: number, toAt: number): boolean =>
  facts.some((run, index) => {
    const before = facts[index - 1]
    return run.fromAt > fromAt && run.fromAt <= toAt && before !== undefined && stepOf(run) > stepOf(before)
  })

const kept = new WeakMap<Question, TeamStanding[]>()

/** Teams with something left, as a planner looks at them: those the filters let in, by id. */
export function teamStandingsIn(question: Question): TeamStanding[] {
  const known = kept.get(question)
  if (known !== undefined) return known
  const { world, filters, at } = question
  const pace = new Map<string, number>()
  for (const entry of world.services.values()) {
    const team = ownerAt(entry.service, entry.ownership, at)
    if (team !== null && tookStep(timelineIn(question, entry).facts, at - paceMs, at))
      pace.set(team, (pace.get(team) ?? 0) + 1)
  }
  const asked = new Map(
    visitRequestsIn(question)
      .filter(({ place }) => place !== null)
      .map(({ team, ageDays }) => [team, ageDays]),
  )
  const byTeam = Map.groupBy(
    leftServicesIn(question).filter(({ team }) => team !== null && isTeamSelected(world, filters, team)),
    ({ team }) => team!,
  )
  const standings = [...byTeam]
    .map(([team, services]): TeamStanding => {
      const entry = world.teams.get(team)
      return {
        team,
        name: entry?.name ?? team,
        area: entry?.area ?? null,
        office: entry?.office ?? null,
        services: services.map(({ service, archetype, isExempt, state, isStuck, blockers }) => ({
          service,
          archetype,
          isExempt,
          isBoth: state === 'both',
          isStuck,
          blockers,
        })),
        pace: pace.get(team) ?? 0,
        askedDays: asked.get(team) ?? null,
      }
    })
    .sort((a, b) => (a.team < b.team ? -1 : 1))
  kept.set(question, standings)
  return standings
}
