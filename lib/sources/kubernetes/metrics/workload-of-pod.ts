import type { RawMeta } from '../raw-object.ts'

/**
 * The workload a pod belongs to, by how controllers name and label pods: PodMetrics carry no owners. `<namespace>/<kind>/<name>`,
 * or null for a pod of none of them.
 */
export function workloadOfPod({ name = '', namespace = '', labels = {} }: RawMeta): string | null {
  const key = (kind: string, owner: string | undefined): string | null =>
    owner ? `${namespace}/${kind}/${owner}` : null
  const template = labels['pod-template-hash'] ?? labels['rollouts-pod-template-hash']
  if (template !== undefined) {
    const end = name.lastIndexOf(`-${template}-`)
    const kind = labels['rollouts-pod-template-hash'] === undefined ? 'Deployment' : 'Rollout'
    return end > 0 ? key(kind, name.slice(0, end)) : null
  }
  const job = labels['batch.kubernetes.io/job-name'] ?? labels['job-name']
  if (job !== undefined) return key('CronJob', /^(.+)-\d+$/.exec(job)?.[1])
  if (labels['pod-template-generation'] !== undefined) return key('DaemonSet', /^(.+)-[^-]+$/.exec(name)?.[1])
  return key('StatefulSet', /^(.+)-\d+$/.exec(name)?.[1])
}
