// The shapes of api.md as a client would write them: this folder knows nothing of the product's own types.

export type DeployBody = {
  id: string
  service: string
  platform: string
  cluster?: string
  environment?: string
  version?: string
  artefact?: string
  commit?: string
  startedAt?: string
  finishedAt: string
  outcome?: 'succeeded' | 'failed' | 'aborted' | 'rolled_back'
  kind?: 'rollout' | 'scaling' | 'restart' | 'hosts_changed' | 'undeployed' | 'deleted'
}

export type SampleBody = {
  at: string
  service?: string
  platform?: string
  cluster: string
  seconds: number
  usedCoreSeconds?: number
  requestedCoreSeconds?: number
  provisionedCoreSeconds?: number
  allocatableCoreSeconds?: number
  readyInstances?: number
}

export type ServiceBody = {
  id: string
  team: string
  kind: string
  stateless: boolean
  archetype?: string
  createdAt?: string
  retiredAt?: string | null
  aliases?: { platform: string; name: string }[]
}

export type CatalogBody = {
  areas: { id: string }[]
  offices: { id: string; timeZone: string; country: string }[]
  teams: { id: string; name: string; area: string; office: string }[]
  clusters: { id: string; platform: string; region: string; environment: string }[]
  services: ServiceBody[]
  ownership: { service: string; team: string; from: string }[]
  migrations: {
    id: string
    name: string
    from: string
    to: string
    baselineOn: string
    scope: { kinds: string[] }
  }[]
}

export type Company = { catalog: CatalogBody; deploys: DeployBody[]; samples: SampleBody[] }

export const hour = 3_600_000
export const day = 24 * hour
export const week = 7 * day
export const iso = (at: number): string => new Date(at).toISOString()
export const dayOf = (at: number): string => iso(at).slice(0, 10)
/** The Monday of the ISO week of an instant. */
export const mondayOf = (at: number): number => {
  const midnight = Math.floor(at / day) * day
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day
}
