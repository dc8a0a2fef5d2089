import type { Decoded, ObservedClusterSample, ObservedServiceSample } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { clusterSampleSchema, serviceSampleSchema } from './sample-schema.ts'

export type DecodedSample = { source: string; sample: ObservedServiceSample | ObservedClusterSample }

/** One sample: of a service when it names one, else of a cluster. `source` is used where the body names none. */
export function decodeSample(value: unknown, source: string, now: number): Decoded<DecodedSample> {
  const isOfService =
    typeof value === 'object' && value !== null && 'service' in value && value.service !== null
  const decoded = isOfService ? decodeServiceSample(value, source) : decodeClusterSample(value, source)
  if (!decoded.ok) return decoded
  const issues = instantIssues({ '/at': decoded.value.sample.at }, now)
  return issues.length > 0 ? { ok: false, issues } : decoded
}

function decodeServiceSample(value: unknown, source: string): Decoded<DecodedSample> {
  const parsed = serviceSampleSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { data } = parsed
  const sample: ObservedServiceSample = {
    type: 'service_sample',
    service: data.service,
    platform: data.platform ?? null,
    cluster: data.cluster,
    at: data.at,
    seconds: data.seconds,
    usedCoreSeconds: data.usedCoreSeconds ?? null,
    requestedCoreSeconds: data.requestedCoreSeconds ?? null,
    provisionedCoreSeconds: data.provisionedCoreSeconds ?? null,
    readyInstances: data.readyInstances ?? null,
    requestsPerSecond: data.requestsPerSecond ?? null,
  }
  return { ok: true, value: { source: data.source ?? source, sample } }
}

function decodeClusterSample(value: unknown, source: string): Decoded<DecodedSample> {
  const parsed = clusterSampleSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { data } = parsed
  const sample: ObservedClusterSample = {
    type: 'cluster_sample',
    cluster: data.cluster,
    at: data.at,
    seconds: data.seconds,
    allocatableCoreSeconds: data.allocatableCoreSeconds ?? null,
    usedCoreSeconds: data.usedCoreSeconds ?? null,
    requestedCoreSeconds: data.requestedCoreSeconds ?? null,
  }
  return { ok: true, value: { source: data.source ?? source, sample } }
}
