import { z } from 'zod'
import type { FormatDecoder } from './adapter.ts'
import type { CollectedEvent } from './collector.ts'
import type { Observation } from './contract.ts'
import { instantIssues, issuesOf, nameField } from './contract-fields.ts'

// What collectors of CPU figures store: one event an hour and cluster, with everything measured in it.

/** Core-seconds over the hour; null: nobody asked, which is not zero. */
export type Use = {
  used: number | null
  requested: number | null
  provisioned: number | null
  traffic: number | null
}

export type HourOfUse = {
  platform: string
  cluster: string
  /** Start of the hour, epoch ms. */
  at: number
  total: { allocatable: number | null; used: number | null; requested: number | null }
  services: ReadonlyMap<string, Use>
}

const hourSeconds = 3600
const quantity = z.number().min(0).max(1e15).nullable()

const bodySchema = z.object({
  format: z.literal('hourly-use/1'),
  platform: nameField(),
  cluster: nameField(),
  at: z.int(),
  total: z.object({ allocatable: quantity, used: quantity, requested: quantity }),
  /** By service: used, requested, provisioned core-seconds, requests per second. */
  services: z.record(nameField(), z.tuple([quantity, quantity, quantity, quantity])),
})

/** The event of one hour. The same hour told again with other figures is a conflict: the first one counts. */
export function hourlyUseEvent({ platform, cluster, at, total, services }: HourOfUse): CollectedEvent {
  const body: z.input<typeof bodySchema> = {
    format: 'hourly-use/1',
    platform,
    cluster,
    at,
    total,
    services: Object.fromEntries(
      [...services]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { used, requested, provisioned, traffic }]) => [
          name,
          [used, requested, provisioned, traffic],
        ]),
    ),
  }
  return {
    id: `hour/${cluster}/${new Date(at).toISOString()}`,
    body: new TextEncoder().encode(JSON.stringify(body)),
  }
}

/** Reads an hour of use: when it is collected, and on every rebuild. */
export const decodeHourlyUse: FormatDecoder = (value, { source, id, now }) => {
  const parsed = bodySchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { platform, cluster, at, total, services } = parsed.data
  const issues = instantIssues({ '/at': at }, now)
  if (issues.length > 0) return { ok: false, issues }
  const observations: Observation[] = Object.entries(services).map(
    ([service, [used, requested, provisioned, traffic]]) => ({
      type: 'service_sample',
      service,
      platform,
      cluster,
      at,
      seconds: hourSeconds,
      usedCoreSeconds: used,
      requestedCoreSeconds: requested,
      provisionedCoreSeconds: provisioned,
      // Presence is the orchestrator's to tell.
      readyInstances: null,
      requestsPerSecond: traffic,
    }),
  )
  observations.push({
    type: 'cluster_sample',
    cluster,
    at,
    seconds: hourSeconds,
    allocatableCoreSeconds: total.allocatable,
    usedCoreSeconds: total.used,
    requestedCoreSeconds: total.requested,
  })
  return { ok: true, value: { source, id: id ?? '', observations, ignored: null } }
}
