import type { Issue } from '#lib/domain/observation/observation.ts'
import type { CatalogPlan } from './catalog-plan.ts'
import type { CatalogInput } from './catalog-schema.ts'

/** Names in the input that stand for nothing, neither in it nor in the catalogue held. */
export function unknownReferences(plan: CatalogPlan, input: CatalogInput): Issue[] {
  const issues: Issue[] = []
  const check = (
    path: string,
    kind: string,
    known: ReadonlyMap<string, unknown>,
    id: string | null | undefined,
  ): void => {
    if (id !== null && id !== undefined && !known.has(id))
      issues.push({ path, message: `there is no ${kind} ${JSON.stringify(id)}` })
  }
  const { areas, teams, offices, services } = plan
  for (const [index, team] of input.teams.entries()) {
    check(`/teams/${index}/area`, 'area', areas.byKey, team.area)
    check(`/teams/${index}/office`, 'office', offices.byKey, team.office)
  }
  for (const [index, service] of input.services.entries())
    check(`/services/${index}/team`, 'team', teams.byKey, service.team)
  for (const [index, entry] of input.ownership.entries()) {
    check(`/ownership/${index}/service`, 'service', services.byKey, entry.service)
    check(`/ownership/${index}/team`, 'team', teams.byKey, entry.team)
  }
  for (const [index, { scope }] of input.migrations.entries()) {
    const path = `/migrations/${index}/scope`
    for (const [place, id] of (scope?.areas ?? []).entries())
      check(`${path}/areas/${place}`, 'area', areas.byKey, id)
    for (const [place, id] of (scope?.teams ?? []).entries())
      check(`${path}/teams/${place}`, 'team', teams.byKey, id)
  }
  const clusterPlatforms = new Set([...plan.clusters.byKey.values()].map(cluster => cluster.platform))
  for (const [index, { evidence }] of input.migrations.entries())
    for (const [place, { platform }] of (evidence ?? []).entries())
      if (clusterPlatforms.has(platform))
        issues.push({
          path: `/migrations/${index}/evidence/${place}/platform`,
          message: 'is a platform that clusters have: what is deployed there is the evidence',
        })
  return issues
}
