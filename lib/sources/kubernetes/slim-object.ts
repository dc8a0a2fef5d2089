import type { ClusterChange } from './cluster-change.ts'
import type { kinds } from './kinds.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { podTrouble } from './pod-trouble.ts'
import type { RawObject } from './raw-object.ts'
import { readTarget } from './read-target.ts'
import { readWorkload, type WorkloadReading } from './read-workload.ts'
import { readTemporaryNamespace } from './temporary-namespace.ts'

type Kind = (typeof kinds)[number]
type Namespaces = Pick<KubernetesOptions, 'excludeNamespaces' | 'includeNamespaces'>

export function isFollowed(object: RawObject, { excludeNamespaces, includeNamespaces }: Namespaces): boolean {
  const namespace = object.metadata?.namespace ?? ''
  if (excludeNamespaces.includes(namespace)) return false
  return includeNamespaces.length === 0 || includeNamespaces.includes(namespace)
}

/** What we keep of an object: environment, secrets and annotations end here. Null: nothing. */
export function slimObject(
  kind: Kind,
  object: RawObject,
  options: Namespaces & WorkloadReading & { now: number },
): ClusterChange | null {
  const version = object.metadata?.resourceVersion ?? ''
  if (kind.role === 'namespace') {
    const name = object.metadata?.name
    if (name === undefined || options.excludeNamespaces.includes(name)) return null
    const temporary = readTemporaryNamespace(object, options.isTemporaryName, options.now)
    return { type: 'namespace', version, name, temporary, isListed: false }
  }
  if (!isFollowed(object, options)) return null
  if (kind.role === 'workload') {
    const workload = readWorkload(kind.kind, object, options)
    return workload === null ? null : { type: 'workload', version, workload, isListed: false }
  }
  if (kind.role === 'target') {
    const target = readTarget(object)
    if (target === null) return null
    return { type: 'targets', version, ownerUid: target.ownerUid, targets: [target], isListed: false }
  }
  const trouble = podTrouble(object)
  return trouble === null ? null : { type: 'trouble', version, trouble }
}
