import type { ClusterChange } from './cluster-change.ts'
import type { Target } from './cluster-state.ts'
import type { FollowTools, Kind } from './follow-kind.ts'
import { pause } from './follow-kind.ts'
import { listKind } from './list-kind.ts'
import { slimObject } from './slim-object.ts'

type Found = { version: string; uids: Set<string>; changes: ClusterChange[] }

/**
 * Lists one kind and hands on what is there; returns the version to watch from. A list that lost more than half of what was
 * known is asked for once more before it is believed: a server in trouble may answer with too little.
 */
export async function listChanges(kind: Kind, tools: FollowTools): Promise<string> {
  const known = tools.knownCount(kind)
  let found = await listOnce(kind, tools)
  if (found.uids.size < known / 2) {
    await pause(tools.options.restartMs, tools.signal)
    found = await listOnce(kind, tools)
  }
  const { version, uids, changes } = found
  // A list is as large as it is; only what streams on is made to wait.
  void tools.push([{ type: 'listed', kind: kind.name, version, uids }, ...changes])
  return version
}

async function listOnce(kind: Kind, tools: FollowTools): Promise<Found> {
  const { options, clock } = tools
  let uids = new Set<string>()
  let changes: ClusterChange[] = []
  const targets = new Map<string, Target[]>()
  const reading = { ...options, now: clock() }
  const version = await listKind(
    tools.client,
    kind.path,
    options,
    tools.signal,
    object => {
      const slim = slimObject(kind, object, reading)
      if (slim === null) return
      if (slim.type === 'targets') {
        const of = targets.get(slim.ownerUid)
        if (of === undefined) targets.set(slim.ownerUid, slim.targets)
        else of.push(...slim.targets)
      } else if (slim.type === 'workload' || slim.type === 'namespace')
        changes.push({ ...slim, isListed: true })
      else changes.push(slim)
      if (kind.role !== 'pod') uids.add(object.metadata!.uid!)
    },
    () => {
      uids = new Set()
      changes = []
      targets.clear()
    },
  )
  for (const [ownerUid, own] of targets)
    changes.push({ type: 'targets', version, ownerUid, targets: own, isListed: true })
  return { version, uids, changes }
}
