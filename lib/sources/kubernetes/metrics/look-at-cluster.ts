import type { HttpClient } from '../../collector.ts'
import { ApiError, describeAnswer } from '../api-error.ts'
import { listKind } from '../list-kind.ts'
import { countOf, type RawMeta, type RawObject } from '../raw-object.ts'
import { serviceOfWorkload } from '../service-of-workload.ts'
import { coresOfQuantity } from './cores-of-quantity.ts'
import type { Look } from './hour-account.ts'
import { podRequest, type RawPodSpec } from './pod-request.ts'
import { workloadOfPod } from './workload-of-pod.ts'

export type MetricsOptions = {
  platform: string
  cluster: string
  serviceRules: readonly string[]
  includeNamespaces: readonly string[]
  excludeNamespaces: readonly string[]
  pageSize: number
  requestTimeoutMs: number
  /** Between looks at use. */
  pollMs: number
  /** Between lists of workloads and nodes. */
  listMs: number
}

type Workload = { service: string; requested: number }

/** What changes slowly: which workload is which service and asks for how much, and what the nodes have. */
export type Inventory = { workloads: Map<string, Workload>; allocatable: number; listedAt: number }

const workloadPaths = [
  ['Deployment', '/apis/apps/v1/deployments'],
  ['StatefulSet', '/apis/apps/v1/statefulsets'],
  ['DaemonSet', '/apis/apps/v1/daemonsets'],
] as const

/** Lists workloads and nodes. Throws `ApiError` and whatever the client throws. */
export async function listInventory(
  client: HttpClient,
  options: MetricsOptions,
  now: number,
  signal: AbortSignal,
): Promise<Inventory> {
  const workloads = new Map<string, Workload>()
  for (const [kind, path] of workloadPaths) {
    const found = new Map<string, Workload>()
    const take = (object: RawObject): void => {
      const { name = '', namespace = '' } = object.metadata ?? {}
      if (!isWatched(namespace, options)) return
      const each = podRequest(object.spec?.template?.spec as RawPodSpec | undefined)
      found.set(`${namespace}/${kind}/${name}`, {
        service: serviceOfWorkload(object, object.spec?.template, options.serviceRules),
        requested: each * instancesOf(kind, object),
      })
    }
    await listNamed(client, path, options, signal, take, () => found.clear())
    for (const [key, workload] of found) workloads.set(key, workload)
  }
  let allocatable = 0
  const takeNode = ({ status }: RawObject): void => {
    const { cpu } = (status?.allocatable ?? {}) as { cpu?: unknown }
    allocatable += coresOfQuantity(cpu) ?? 0
  }
  await listNamed(client, '/api/v1/nodes', options, signal, takeNode, () => {
    allocatable = 0
  })
  return { workloads, allocatable, listedAt: now }
}

/** `listKind`, whose refusals say what was asked for: here several kinds are listed in one go. */
async function listNamed(...asked: Parameters<typeof listKind>): Promise<void> {
  try {
    await listKind(...asked)
  } catch (error) {
    if (!(error instanceof ApiError) || error.message.startsWith('/')) throw error
    throw new ApiError(error.code, `${asked[1]}: ${error.message}`, error.retryAfterSeconds)
  }
}

const instancesOf = (kind: string, { status }: RawObject): number =>
  countOf(kind === 'DaemonSet' ? status?.currentNumberScheduled : status?.replicas)

const isWatched = (namespace: string, options: MetricsOptions): boolean =>
  (options.includeNamespaces.length === 0 || options.includeNamespaces.includes(namespace)) &&
  !options.excludeNamespaces.includes(namespace)

type MetricsItem = {
  metadata?: RawMeta
  usage?: { cpu?: unknown }
  containers?: { usage?: { cpu?: unknown } }[]
}

/** Asks metrics.k8s.io once what pods and nodes use. Throws `ApiError`: 404 where no metrics server is installed. */
export async function lookAtCluster(
  client: HttpClient,
  { workloads, allocatable }: Inventory,
  options: MetricsOptions,
  signal: AbortSignal,
): Promise<Look> {
  const services = new Map<string, { used: number; requested: number }>()
  const of = (service: string) => {
    const held = services.get(service) ?? { used: 0, requested: 0 }
    services.set(service, held)
    return held
  }
  let requested = 0
  for (const workload of workloads.values()) {
    requested += workload.requested
    if (workload.requested > 0) of(workload.service).requested += workload.requested
  }
  for (const { metadata = {}, containers = [] } of await fetchMetrics(client, 'pods', options, signal)) {
    if (!isWatched(metadata.namespace ?? '', options)) continue
    const service = serviceOfPod(metadata, workloads, options)
    if (service === null) continue
    const cores = containers.map(({ usage }) => coresOfQuantity(usage?.cpu) ?? 0)
    of(service).used += cores.reduce((sum, value) => sum + value, 0)
  }
  const nodes = await fetchMetrics(client, 'nodes', options, signal)
  const used = nodes.reduce((sum, { usage }) => sum + (coresOfQuantity(usage?.cpu) ?? 0), 0)
  return { services, total: { allocatable, used, requested } }
}

/** By its workload where that is listed; a pod newer than the list by its own labels. */
function serviceOfPod(
  metadata: RawMeta,
  workloads: Inventory['workloads'],
  { serviceRules }: MetricsOptions,
): string | null {
  const key = workloadOfPod(metadata)
  if (key === null) return null
  const [namespace = '', , name = ''] = key.split('/')
  const { labels = {} } = metadata
  const object: RawObject = { metadata: { name, namespace } }
  return workloads.get(key)?.service ?? serviceOfWorkload(object, { metadata: { labels } }, serviceRules)
}

async function fetchMetrics(
  client: HttpClient,
  kind: 'pods' | 'nodes',
  { requestTimeoutMs: timeoutMs }: MetricsOptions,
  signal: AbortSignal,
): Promise<MetricsItem[]> {
  const path = `/apis/metrics.k8s.io/v1beta1/${kind}`
  const { status, text, retryAfterSeconds } = await client.fetch({ path, timeoutMs, signal })
  if (status === 404) throw new ApiError(404, 'no metrics server answers on this cluster (HTTP 404)')
  if (status !== 200) throw new ApiError(status, describeAnswer(status, text), retryAfterSeconds)
  const { items } = JSON.parse(text) as { items?: unknown }
  if (!Array.isArray(items)) throw new ApiError(0, `the answer is not a list of ${kind}`)
  return items as MetricsItem[]
}
