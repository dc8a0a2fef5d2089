import type { Deploy } from '../deploy/deploy.ts'
import type { EventRef } from '../deploy/rollout.ts'
import { rolloutKey } from '../deploy/rollout-key.ts'
import { covers, coversAny } from '../placement/covers.ts'
import type { Placement } from '../placement/placement.ts'
import type { Migration } from './migration.ts'
import type { StateSpan } from './state.ts'

type Ref = EventRef | null | undefined

/** The events that put a service into the state it enters at `at`, each once: what opened, closed or deleted what the rule looks at. */
export function stateEvidence(
  state: StateSpan['state'],
  at: number,
  placements: readonly Placement[],
  deploys: readonly Pick<Deploy, 'at' | 'rollout'>[],
  migration: Pick<Migration, 'from' | 'to'>,
): EventRef[] {
  const begun = placements.filter(placement => placement.fromAt <= at)
  const origin = begun.filter(placement => placement.platform === migration.from)
  const target = begun.filter(placement => placement.platform === migration.to)
  if (state === 'origin_only' || state === 'back_on_origin') return unique(originRefs(origin, at))
  if (state === 'born_on_target') return unique(targetRefs(target, at))
  if (state === 'both' || state === 'target_only')
    return unique([...originRefs(origin, at), ...targetRefs(target, at)])
  if (state === 'origin_off')
    return unique([
      ...latestPerCluster(origin).map(({ deletedBy }) => deletedBy),
      ...originRefs(origin, at),
      ...targetRefs(target, at),
    ])
  const lastDeploy = deploys.findLast(deploy => deploy.at <= at)
  return unique([...closers(origin), ...closers(target), lastDeploy?.rollout])
}

/** What opened the placements that are open, else what closed the last one. */
function originRefs(placements: readonly Placement[], at: number): Ref[] {
  const open = placements.filter(placement => covers(placement, at))
  return open.length > 0 ? open.map(({ openedBy }) => openedBy) : closers(placements)
}

/** What opened the placements the service is ready in, else what ended the last one. */
function targetRefs(placements: readonly Placement[], at: number): Ref[] {
  const ready = placements.filter(({ presence }) => coversAny(presence, at))
  if (ready.length > 0) return ready.map(({ openedBy }) => openedBy)
  const last = placements.at(-1)
  return [last?.closedBy ?? last?.openedBy]
}

function closers(placements: readonly Placement[]): Ref[] {
  const lastEnd = Math.max(...placements.map(({ toAt }) => toAt ?? Number.NEGATIVE_INFINITY))
  return placements.filter(({ toAt }) => toAt === lastEnd).map(({ closedBy }) => closedBy)
}

const latestPerCluster = (placements: readonly Placement[]) => [
  ...new Map(placements.map(placement => [placement.cluster, placement])).values(),
]

function unique(refs: Ref[]): EventRef[] {
  return [...new Map(refs.filter(ref => ref != null).map(ref => [rolloutKey(ref), ref])).values()]
}
