import { createHash } from 'node:crypto'
import { intern } from './intern.ts'
import type { RawContainer, RawTemplate } from './raw-object.ts'

/** What identifies a pod template without keeping it: templates hold environment values, hashes do not. */
export type TemplatePrint = {
  /** Of the whole template, less the labels controllers add to their copies. */
  hash: string
  /** The same without `kubectl rollout restart`'s annotation: equal means nothing but a restart. */
  bareHash: string
  /** Images of all containers, sorted. */
  images: string[]
  /** The image of the container that is the service itself. */
  primaryImage: string | null
  /** Label `app.kubernetes.io/version`. */
  versionLabel: string | null
}

const addedLabels = new Set(['pod-template-hash', 'rollouts-pod-template-hash', 'controller-revision-hash'])
const restartedAt = 'kubectl.kubernetes.io/restartedAt'
const defaultContainer = 'kubectl.kubernetes.io/default-container'
/** Containers a platform adds to other people's pods. */
const sidecarNames = /^(istio-proxy|linkerd-proxy|envoy|cloud-sql-proxy|vault-agent|.*-sidecar)$/

/** JSON with sorted keys, without nulls (creationTimestamp) and the patch directive of ControllerRevisions. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([key, child]) => child !== null && child !== undefined && key !== '$patch')
    .map(([key, child]) => [key, canonical(child)] as const)
    .filter(([, child]) => !isEmptyObject(child))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}

function hashOf(value: unknown): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('base64url')
  // A copy: a mere part of the longer text would keep all of it in memory.
  return Buffer.from(digest.slice(0, 22), 'latin1').toString('latin1')
}

function primaryOf(template: RawTemplate, containers: RawContainer[]): string | null {
  const named = template.metadata?.annotations?.[defaultContainer]
  const own =
    containers.find(container => container.name === named) ??
    containers.find(container => !sidecarNames.test(container.name ?? '')) ??
    containers[0]
  return own?.image ?? null
}

/** Prints of a pod template, as a Deployment, ReplicaSet or ControllerRevision carries it. */
export function templatePrint(template: RawTemplate | undefined): TemplatePrint {
  const { metadata = {}, ...rest } = template ?? {}
  const labels = Object.fromEntries(
    Object.entries(metadata.labels ?? {}).filter(([name]) => !addedLabels.has(name)),
  )
  const annotations = { ...metadata.annotations }
  const whole = { ...rest, metadata: { labels, annotations } }
  const { [restartedAt]: _restart, ...bare } = annotations
  const containers = template?.spec?.containers ?? []
  const all = [...containers, ...(template?.spec?.initContainers ?? [])]
  const primaryImage = primaryOf(template ?? {}, containers)
  const versionLabel = metadata.labels?.['app.kubernetes.io/version'] ?? null
  const hash = hashOf(whole)
  return {
    hash,
    // Nearly all templates were never restarted by hand: one hash says both.
    bareHash: _restart === undefined ? hash : hashOf({ ...rest, metadata: { labels, annotations: bare } }),
    images: all.map(container => intern(container.image ?? '')).sort(),
    primaryImage: primaryImage === null ? null : intern(primaryImage),
    versionLabel: versionLabel === null ? null : intern(versionLabel),
  }
}
