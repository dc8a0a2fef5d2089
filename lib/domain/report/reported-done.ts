import type { OwnerSpan } from '../frequency/frequency-input.ts'
import { isLeft } from '../migration/is-done.ts'
import { stateAt } from '../migration/state-run.ts'
import type { Timeline } from '../migration/timeline.ts'
import { covers, coversAny } from '../placement/covers.ts'
import type { TeamReport } from './report-standing.ts'

type Owned = { timeline: Pick<Timeline, 'service' | 'facts' | 'scope'>; owners: readonly OwnerSpan[] }

/**
 * When teams reported that they are done: of each service in scope that was left then they had said it is done, and of those
 * that were not they had called it right or said so. `reports` that stand, in any order. Ascending, by team.
 */
export function reportedDoneMarks(
  services: Iterable<Owned>,
  reports: readonly TeamReport[],
): Map<string, number[]> {
  const byTeam = new Map<string, Owned[]>()
  for (const service of services)
    for (const team of new Set(service.owners.map(owner => owner.team))) {
      const own = byTeam.get(team)
      if (own) own.push(service)
      else byTeam.set(team, [service])
    }
  const marks = new Map<string, number[]>()
  for (const [team, own] of Map.groupBy(reports, report => report.team)) {
    const found = marksOf(
      team,
      byTeam.get(team) ?? [],
      own.toSorted((a, b) => a.recordedAt - b.recordedAt),
    )
    if (found.length > 0) marks.set(team, found)
  }
  return marks
}

function marksOf(team: string, services: readonly Owned[], reports: readonly TeamReport[]): number[] {
  const isSaidDone = new Map<string, boolean>()
  return reports.flatMap(({ recordedAt: at, claims, evidenceVerdict }) => {
    for (const { service, kind } of claims) isSaidDone.set(service, kind === 'done')
    const owned = services.filter(
      ({ timeline, owners }) =>
        owners.some(owner => owner.team === team && covers(owner, at)) && coversAny(timeline.scope, at),
    )
    const left = owned.filter(({ timeline }) => isLeft(stateAt(timeline.facts, at)))
    const saysSo = evidenceVerdict === 'right' || claims.some(({ kind }) => kind === 'done')
    return owned.length > 0 && saysSo && left.every(one => isSaidDone.get(one.timeline.service)) ? [at] : []
  })
}
