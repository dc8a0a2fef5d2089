/**
 * What we watch, in the order in which lists are read. `namespace`: tells which are temporary. `workload`: owns rollouts.
 * `target`: one revision of a workload. Pods only tell why a rollout fails.
 */
export const kinds = [
  { name: 'namespaces', kind: 'Namespace', path: '/api/v1/namespaces', role: 'namespace' },
  { name: 'deployments', kind: 'Deployment', path: '/apis/apps/v1/deployments', role: 'workload' },
  { name: 'statefulsets', kind: 'StatefulSet', path: '/apis/apps/v1/statefulsets', role: 'workload' },
  { name: 'daemonsets', kind: 'DaemonSet', path: '/apis/apps/v1/daemonsets', role: 'workload' },
  { name: 'rollouts', kind: 'Rollout', path: '/apis/argoproj.io/v1alpha1/rollouts', role: 'workload' },
  { name: 'cronjobs', kind: 'CronJob', path: '/apis/batch/v1/cronjobs', role: 'workload' },
  { name: 'replicasets', kind: 'ReplicaSet', path: '/apis/apps/v1/replicasets', role: 'target' },
  {
    name: 'controllerrevisions',
    kind: 'ControllerRevision',
    path: '/apis/apps/v1/controllerrevisions',
    role: 'target',
  },
  { name: 'pods', kind: 'Pod', path: '/api/v1/pods', role: 'pod' },
] as const

export type KindName = (typeof kinds)[number]['name']
export type WorkloadKind = Extract<(typeof kinds)[number], { role: 'workload' }>['kind']

/** Kinds without which rollouts or placements cannot be told: coverage needs all of them. */
export const requiredKinds: readonly KindName[] = [
  'deployments',
  'statefulsets',
  'daemonsets',
  'replicasets',
  'controllerrevisions',
]
