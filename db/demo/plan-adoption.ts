import { dayMs } from '#lib/domain/time/durations.ts'
import type { CompanyShape } from './company-shape.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { diceFor } from './dice.ts'

/** When a service takes up the new beside the old, and when it drops the old; null: not yet. */
export type Adoption = { beginsAt: number | null; endsAt: number | null }
/** What a service speaks and what it stands behind, beside where it runs. Null: it has no part in it. */
export type DemoAdoptions = { protocol: Adoption | null; proxy: Adoption | null }

const protocolKinds = ['backend', 'pipeline', 'ml']
const proxyKinds = ['backend', 'website', 'other']

/** Teams take gRPC up one after the other through the last two thirds of the history; Envoy comes late and has got to a third. */
export function planAdoptions(
  shape: CompanyShape,
  calendar: DemoCalendar,
  service: { id: string; team: { id: string }; kind: string; createdAt: number },
): DemoAdoptions {
  const plan = (what: string, kinds: string[], fromShare: number, spread: number, usualDays: number) => {
    if (!kinds.includes(service.kind)) return null
    const team = diceFor(shape.seed, what, service.team.id)
    const own = diceFor(shape.seed, what, service.id)
    const week = shape.weeks * (fromShare + spread * team.next()) + own.between(0, shape.weeks / 8)
    if (team.chance(0.18) || own.chance(0.08) || week > shape.weeks) return { beginsAt: null, endsAt: null }
    const plannedAt = calendar.mondayAt(Math.floor(week)) + own.between(1, 4) * dayMs
    // Born after its team had begun: it never spoke the old way.
    if (service.createdAt > plannedAt) return { beginsAt: service.createdAt, endsAt: service.createdAt }
    return { beginsAt: plannedAt, endsAt: plannedAt + own.logNormal(usualDays, 0.6) * dayMs }
  }
  return {
    protocol: plan('protocol', protocolKinds, 0.35, 0.8, 30),
    proxy: plan('proxy', proxyKinds, 0.72, 0.6, 14),
  }
}

/** What a deploy says of itself at an instant, as its metadata; undefined: nothing. */
export function metadataAt(
  { protocol, proxy }: DemoAdoptions,
  at: number,
): Record<string, string> | undefined {
  const said = {
    ...(protocol === null ? {} : { protocol: wordAt(protocol, at, 'rpc', 'grpc') }),
    ...(proxy === null ? {} : { proxy: wordAt(proxy, at, 'haven', 'envoy') }),
  }
  return Object.keys(said).length === 0 ? undefined : said
}

const wordAt = ({ beginsAt, endsAt }: Adoption, at: number, old: string, fresh: string): string =>
  beginsAt === null || at < beginsAt ? old : endsAt === null || at < endsAt ? `${old}+${fresh}` : fresh
