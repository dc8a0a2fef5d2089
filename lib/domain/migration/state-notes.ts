import { covers, coversAny } from '../placement/covers.ts'
import { latestSpan } from '../placement/latest-span.ts'
import type { Placement } from '../placement/placement.ts'
import { placementsUntil } from '../placement/placements-until.ts'
import { placementSpans, presenceSpans } from '../placement/platform-spans.ts'
import { dayMs } from '../time/durations.ts'
import { isDone } from './is-done.ts'
import type { Migration } from './migration.ts'
import type { MigrationState } from './state.ts'
import { targetGraceMs } from './state-facts.ts'
import { runAt, type StateRun, stateAt } from './state-run.ts'

/** One thing about a service's places that explains its state where the rule alone would surprise. Instants epoch ms. */
export type StateNote =
  /** Retired: idle for good. */
  | { kind: 'retired'; at: number }
  /** Sources silent beyond their limit; what stands beneath. */
  | { kind: 'silent'; clusters: string[]; beneath: MigrationState }
  /** Off the origin for less than the soak: it still counts as there. */
  | { kind: 'soaking'; leftAt: number; untilAt: number; soakDays: number }
  /** Not ready on the target for less than a day: it still counts as there. */
  | { kind: 'grace'; endedAt: number; untilAt: number }
  /** It had moved, and is on the origin again. */
  | { kind: 'returned'; doneAt: number; againAt: number; clusters: string[] }
  /** Placed on the origin without a ready instance: stopped, or its host is down. Both say nothing of leaving. */
  | { kind: 'stopped'; clusters: string[]; sinceAt: number }
  /** Undeployed in some places of the origin, still placed in others: one is enough. */
  | { kind: 'origin_disagrees'; placed: string[]; left: string[] }
  /** Ready in some places of the target, not in others: one is enough. */
  | { kind: 'target_disagrees'; ready: string[]; unready: string[] }
  /** Placed on the target, ready nowhere. */
  | { kind: 'target_unready'; clusters: string[] }
  /** Off the origin, but its workloads are still defined there; some may be deleted. */
  | { kind: 'undeleted'; clusters: string[]; deleted: string[] }
  | { kind: 'deleted'; clusters: string[]; at: number }

type Facts = {
  /** From facts alone, as `stateSpans` gives them. */
  states: readonly StateRun[]
  placements: readonly Placement[]
  shown: MigrationState
  retiredAt: number | null
  /** Clusters with an open placement whose source is silent. */
  silent: readonly string[]
}

/** What explains the state shown at an instant, the most pressing first (definitions.md 2). */
export function stateNotes(
  { states, placements, shown, retiredAt, silent }: Facts,
  migration: Pick<Migration, 'from' | 'to' | 'soakDays'>,
  at: number,
): StateNote[] {
  if (retiredAt !== null && at >= retiredAt) return [{ kind: 'retired', at: retiredAt }]
  const sofar = placementsUntil(placements, at)
  const origin = latestByCluster(sofar, migration.from)
  const target = latestByCluster(sofar, migration.to)
  const notes: StateNote[] = []
  if (silent.length > 0) notes.push({ kind: 'silent', clusters: [...silent], beneath: stateAt(states, at) })
  if (shown === 'back_on_origin') notes.push(...returnNotes(states, origin, at))
  notes.push(...clockNotes(sofar, migration, at))
  notes.push(...originNotes(origin, stateAt(states, at), at))
  notes.push(...targetNotes(target, at))
  return notes
}

const latestByCluster = (placements: readonly Placement[], platform: string): Placement[] => [
  ...new Map(
    placements
      .filter(placement => placement.platform === platform)
      .map(placement => [placement.cluster, placement]),
  ).values(),
]

const clustersOf = (placements: readonly Placement[]): string[] =>
  placements.map(({ cluster }) => cluster).sort()

function returnNotes(states: readonly StateRun[], origin: readonly Placement[], at: number): StateNote[] {
  const run = runAt(states, at)
  const done = states.findLast(state => state.fromAt <= at && isDone(state.state))
  if (run === null || done === undefined) return []
  const again = origin.filter(({ toAt }) => toAt === null || toAt >= run.fromAt)
  return [{ kind: 'returned', doneAt: done.fromAt, againAt: run.fromAt, clusters: clustersOf(again) }]
}

function clockNotes(
  placements: readonly Placement[],
  { from, to, soakDays }: Pick<Migration, 'from' | 'to' | 'soakDays'>,
  at: number,
): StateNote[] {
  const left = latestSpan(placementSpans(placements, from), at).endedAt
  const gone = latestSpan(presenceSpans(placements, to), at).endedAt
  const soakUntil = left === null ? null : left + soakDays * dayMs
  const graceUntil = gone === null ? null : gone + targetGraceMs
  return [
    ...(soakUntil !== null && at < soakUntil
      ? [{ kind: 'soaking', leftAt: left!, untilAt: soakUntil, soakDays } as const]
      : []),
    ...(graceUntil !== null && at < graceUntil
      ? [{ kind: 'grace', endedAt: gone!, untilAt: graceUntil } as const]
      : []),
  ]
}

function originNotes(origin: readonly Placement[], state: MigrationState, at: number): StateNote[] {
  const placed = origin.filter(placement => covers(placement, at))
  const left = origin.filter(placement => !covers(placement, at))
  const stopped = placed.filter(({ presence }) => !coversAny(presence, at))
  const notes: StateNote[] = []
  if (stopped.length > 0)
    notes.push({ kind: 'stopped', clusters: clustersOf(stopped), sinceAt: lastReady(stopped) })
  if (placed.length > 0 && left.length > 0)
    notes.push({ kind: 'origin_disagrees', placed: clustersOf(placed), left: clustersOf(left) })
  const deleted = left.filter(({ deletedAt }) => deletedAt !== null && deletedAt <= at)
  if (state === 'target_only')
    notes.push({
      kind: 'undeleted',
      clusters: clustersOf(left.filter(placement => !deleted.includes(placement))),
      deleted: clustersOf(deleted),
    })
  if (state === 'origin_off')
    notes.push({
      kind: 'deleted',
      clusters: clustersOf(deleted),
      at: Math.max(...deleted.map(({ deletedAt }) => deletedAt!)),
    })
  return notes
}

/** When the last instance of any of these was ready; where none ever was, when the first was placed. */
function lastReady(placements: readonly Placement[]): number {
  const ends = placements.flatMap(({ presence }) => presence.map(({ toAt, fromAt }) => toAt ?? fromAt))
  return ends.length > 0 ? Math.max(...ends) : Math.min(...placements.map(({ fromAt }) => fromAt))
}

function targetNotes(target: readonly Placement[], at: number): StateNote[] {
  const placed = target.filter(placement => covers(placement, at))
  const ready = placed.filter(({ presence }) => coversAny(presence, at))
  const unready = placed.filter(({ presence }) => !coversAny(presence, at))
  if (unready.length === 0) return []
  if (ready.length === 0) return [{ kind: 'target_unready', clusters: clustersOf(unready) }]
  return [{ kind: 'target_disagrees', ready: clustersOf(ready), unready: clustersOf(unready) }]
}
