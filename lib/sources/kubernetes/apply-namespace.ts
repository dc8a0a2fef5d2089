import type { ClusterChange } from './cluster-change.ts'
import type { ClusterState } from './cluster-state.ts'
import type { TemporaryNamespace } from './temporary-namespace.ts'

export type EnvironmentChange = {
  name: string
  change: 'created' | 'extended' | 'removed'
  at: number
  namespace: TemporaryNamespace
}

/** What a namespace says of itself against what it said before: it is a temporary environment, gets more time, or is none any more. */
export function applyNamespace(
  state: ClusterState,
  { name, temporary }: Extract<ClusterChange, { type: 'namespace' }>,
  now: number,
): EnvironmentChange[] {
  const known = state.environments[name]
  if (temporary === null) return known === undefined ? [] : removeEnvironment(state, name, now)
  const changes: EnvironmentChange[] = []
  if (known !== undefined && known.uid !== temporary.uid) changes.push(...removeEnvironment(state, name, now))
  if (known?.uid !== temporary.uid)
    changes.push({ name, change: 'created', at: Math.min(temporary.createdAt, now), namespace: temporary })
  else if (temporary.expiresAt !== known.expiresAt && temporary.expiresAt !== null)
    changes.push({ name, change: 'extended', at: now, namespace: temporary })
  state.environments[name] = temporary
  if (changes.length > 0) state.changed.add(`environment/${name}`)
  return changes
}

export function removeEnvironment(state: ClusterState, name: string, now: number): EnvironmentChange[] {
  const namespace = state.environments[name]
  if (namespace === undefined) return []
  delete state.environments[name]
  state.changed.add(`environment/${name}`)
  return [{ name, change: 'removed', at: Math.max(now, namespace.createdAt), namespace }]
}
