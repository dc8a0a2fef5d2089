import type { ServiceRule } from './service-of-workload.ts'

/** How one cluster is followed. Durations in ms; all of them can be shortened for tests and the demo. */
export type KubernetesOptions = {
  platform: string
  cluster: string
  serviceRules: readonly ServiceRule[]
  /** Namespaces left out, and, if not empty, the only ones looked at. */
  excludeNamespaces: readonly string[]
  includeNamespaces: readonly string[]
  /** Names of namespaces that are temporary environments, with `*`; the label `landfall.dev/temporary` marks others. */
  previewNamespaces: readonly string[]
  pageSize: number
  requestTimeoutMs: number
  /** How long one watch is asked to last; the dead-peer timer is 30 s above it. */
  watchMs: number
  /** A watch that brought no byte, not even a bookmark, for so long is checked by listing anew. */
  silentMs: number
  relistMs: number
  /** When a kind that is forbidden or not installed is asked for again. */
  unavailableRetryMs: number
  backoffBaseMs: number
  backoffCapMs: number
  /** A cycle without news ends after this. */
  waitMs: number
  /** Changes of several streams belong together when they arrive within this. */
  settleMs: number
  identityMs: number
  /** Lists and watches of one cluster begin again no closer together than this. */
  restartMs: number
}

export const defaultKubernetesOptions: Omit<KubernetesOptions, 'platform' | 'cluster' | 'serviceRules'> = {
  excludeNamespaces: ['kube-system', 'kube-public', 'kube-node-lease'],
  includeNamespaces: [],
  previewNamespaces: ['preview-*', 'pr-*'],
  pageSize: 500,
  requestTimeoutMs: 30_000,
  watchMs: 270_000,
  silentMs: 150_000,
  relistMs: 1_800_000,
  unavailableRetryMs: 600_000,
  backoffBaseMs: 500,
  backoffCapMs: 30_000,
  waitMs: 5_000,
  settleMs: 250,
  identityMs: 3_600_000,
  restartMs: 1_000,
}
