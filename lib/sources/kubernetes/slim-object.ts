import type { ClusterChange } from './cluster-change.ts'
import type { Target, Workload } from './cluster-state.ts'
import type { kinds } from './kinds.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { podTrouble } from './pod-trouble.ts'
import type { RawObject } from './raw-object.ts'
import { readTarget } from './read-target.ts'
import { readWorkload } from './read-workload.ts'

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
  options: Namespaces & Pick<KubernetesOptions, 'serviceRules'>,
): { workload: Workload } | { target: Target } | { trouble: ClusterChange } | null {
  if (!isFollowed(object, options)) return null
  if (kind.role === 'workload') {
    const workload = readWorkload(kind.kind, object, options.serviceRules)
    return workload === null ? null : { workload }
  }
  if (kind.role === 'target') {
    const target = readTarget(object)
    return target === null ? null : { target }
  }
  const trouble = podTrouble(object)
  if (trouble === null) return null
  return { trouble: { type: 'trouble', version: object.metadata?.resourceVersion ?? '', trouble } }
}
