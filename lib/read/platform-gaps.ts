import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { freedBy } from '#lib/domain/blocker/held-by.ts'
import type { TeamStanding } from '#lib/domain/visit/team-standing.ts'
import type { VisitPlanAnswer } from './answers/visit-plan-answer.ts'

/** Platform gaps by the services their end would free (R10), of teams at these offices; null: of all. */
export function platformGaps(
  standings: readonly TeamStanding[],
  offices: ReadonlySet<string> | null,
  shared: readonly Blocker[],
): VisitPlanAnswer['gaps'] {
  const promises = new Map(shared.map(({ id, promises }) => [id, promises]))
  const teams = standings.filter(({ office }) => offices === null || (office !== null && offices.has(office)))
  const services = teams.flatMap(({ office, services }) => services.map(service => ({ office, service })))
  const freed = freedBy(services.map(({ service }) => service))
  const blockers = new Map(
    services.flatMap(({ service }) =>
      service.blockers
        .filter(({ type }) => type === 'platform_gap')
        .map(blocker => [blocker.id, blocker] as const),
    ),
  )
  return [...blockers.values()]
    .map(({ id, title, promisedOn }) => {
      const own = services.filter(
        ({ service }) => !service.isExempt && service.blockers.some(blocker => blocker.id === id),
      )
      return {
        blocker: id,
        title,
        promisedOn,
        formerDays: (promises.get(id) ?? [])
          .slice(0, -1)
          .flatMap(({ promisedOn: on }) => (on === null ? [] : [on])),
        freed: freed.get(id)!.freed.length,
        needOthers: freed.get(id)!.needsOthers.length,
        offices: [...new Set(own.flatMap(({ office }) => (office === null ? [] : [office])))].sort(),
      }
    })
    .sort((a, b) => b.freed - a.freed || b.needOthers - a.needOthers || (a.blocker < b.blocker ? -1 : 1))
}
