import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { demoClusters } from './demo-clusters.ts'
import type { DemoCompany } from './plan-company.ts'
import { demoAreas, demoOffices } from './words.ts'

/** The words deploys use for the old, for both at once, and for the new, in one key of their metadata. */
const saidIn = (trait: string, from: string, to: string, old = from) => [
  { trait, value: old, platform: from },
  { trait, value: `${old}+${to}`, platform: from },
  { trait, value: `${old}+${to}`, platform: to },
  { trait, value: to, platform: to },
]

const firstOfMonth = ({ mondayAt, weeks }: DemoCompany['calendar'], share: number): string =>
  `${dayOf(mondayAt(Math.round(weeks * share))).slice(0, 7)}-01`

/** The company as `PUT /api/v1/catalog` takes it (api.md). */
export function catalogueOf({ calendar, teams, services, lives, handovers }: DemoCompany) {
  return {
    areas: demoAreas.map(({ id, name }) => ({ id, name })),
    offices: demoOffices.map(({ id, name, timeZone, country }) => ({ id, name, timeZone, country })),
    teams: teams.map(({ id, name, area, office }) => ({ id, name, area, office })),
    clusters: demoClusters.map(({ id, platform, region, environment }) => ({
      id,
      platform,
      region,
      environment,
    })),
    services: services.map(service => {
      const handover = handovers.get(service.id)
      const retiredAt = lives.get(service.id)!.retiredAt
      return {
        id: service.id,
        team: (handover?.to ?? service.team).id,
        kind: service.kind,
        stateless: service.archetype.stateless,
        archetype: service.archetype.id,
        createdAt: formatInstant(service.createdAt),
        retiredAt: retiredAt === null ? null : formatInstant(retiredAt),
        aliases: service.heliosName === service.id ? [] : [{ platform: 'helios', name: service.heliosName }],
      }
    }),
    ownership: services.flatMap(service => {
      const handover = handovers.get(service.id)
      if (!handover) return []
      return [
        { service: service.id, team: handover.from.id, from: dayOf(service.createdAt) },
        { service: service.id, team: handover.to.id, from: dayOf(handover.at) },
      ]
    }),
    migrations: [
      {
        id: 'helios-to-kubernetes',
        name: 'Helios to Kubernetes',
        from: 'helios',
        to: 'kubernetes',
        baselineOn: calendar.baselineOn,
        scope: { kinds: ['backend'], environments: ['production'] },
      },
      {
        id: 'rpc-to-grpc',
        name: 'RPC to gRPC',
        from: 'rpc',
        to: 'grpc',
        baselineOn: firstOfMonth(calendar, 0.45),
        scope: { kinds: ['backend', 'pipeline', 'ml'] },
        evidence: saidIn('metadata:protocol', 'rpc', 'grpc'),
      },
      {
        id: 'proxy-to-envoy',
        name: 'Proxy to Envoy',
        from: 'proxy',
        to: 'envoy',
        baselineOn: firstOfMonth(calendar, 0.8),
        scope: { kinds: ['backend', 'website', 'other'] },
        evidence: saidIn('metadata:proxy', 'proxy', 'envoy', 'haven'),
      },
    ],
  }
}
