import { dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { isMovableService } from '#lib/domain/visit/team-standing.ts'
import type { RequestItem, VisitsAnswer } from './answers/visits-answer.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { leftServicesIn } from './left-services-in.ts'
import { lookAlikesIn } from './look-alikes-in.ts'
import { platformGaps } from './platform-gaps.ts'
import { teamStandingsIn } from './team-standings-in.ts'

/** The questions of the road team that need only a count. */
export async function visitFacts(
  question: Question,
  requests: readonly RequestItem[],
): Promise<VisitsAnswer['facts']> {
  const standings = teamStandingsIn(question)
  const lookAlikes = await lookAlikesIn(question)
  const waiting = requests.filter(({ place }) => place !== null)
  const stuck = stuckServices(question)
  const finishedOf = Map.groupBy(lookAlikes.finished, ({ archetype }) => archetype)
  const alone = standings
    .filter(({ services }) => services.every(({ blockers }) => blockers.length === 0))
    .flatMap(({ team, name, office, services }) => {
      const movable = services.filter(isMovableService)
      const archetypes = new Set(movable.flatMap(({ archetype }) => (archetype === null ? [] : [archetype])))
      const finishedElsewhere = [...archetypes]
        .flatMap(archetype => finishedOf.get(archetype) ?? [])
        .filter(one => one.team !== team).length
      return movable.length > 0 && finishedElsewhere > 0
        ? [{ team, name, office, movable: movable.length, finishedElsewhere }]
        : []
    })
    .sort((a, b) => b.movable - a.movable || (a.team < b.team ? -1 : 1))
  const gaps = platformGaps(standings, null, blockersIn(question))
  const gap = [...gaps].sort((a, b) => b.freed + b.needOthers - (a.freed + a.needOthers))[0]
  return {
    requests: {
      waiting: waiting.length,
      oldestDays: waiting[0]?.ageDays ?? null,
      oldestTeamName: waiting[0]?.teamName ?? null,
    },
    stuck: lookAlikes.overall === null ? null : { services: stuck.length, list: stuck },
    alone: { teams: alone.length, list: alone },
    gap:
      gap === undefined
        ? null
        : {
            blocker: gap.blocker,
            title: gap.title,
            services: gap.freed + gap.needOthers,
            offices: gap.offices,
          },
  }
}

/** On both past the usual time, of the teams the filters let in: the longest first. */
function stuckServices(question: Question): NonNullable<VisitsAnswer['facts']['stuck']>['list'] {
  const { at } = question
  const teams = new Map(teamStandingsIn(question).map(one => [one.team, one]))
  return leftServicesIn(question)
    .flatMap(({ service, team, office, isStuck, sinceAt, blockers }) => {
      const owner = team === null ? undefined : teams.get(team)
      if (!isStuck || owner === undefined) return []
      const { team: id, name } = owner
      return [
        {
          service,
          team: id,
          teamName: name,
          office,
          since: sinceAt === null ? null : dayOf(sinceAt),
          days: sinceAt === null ? null : Math.floor((at - sinceAt) / dayMs),
          blockers: blockers.map(({ title }) => title),
        },
      ]
    })
    .sort((a, b) => (b.days ?? 0) - (a.days ?? 0) || (a.service < b.service ? -1 : 1))
}
