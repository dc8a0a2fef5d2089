import { type ClusterChange, weightOf } from './cluster-change.ts'
import { compareVersions } from './compare-versions.ts'
import { kinds } from './kinds.ts'

/** More than this of what streams told waits at the server, not here. */
const most = 20_000

/** What the streams of one cluster told and nobody has taken in yet. */
export type ChangeQueue = {
  /** Answers with a promise while there is too much in it. */
  push(changes: readonly ClusterChange[]): Promise<void> | undefined
  isEmpty(): boolean
  /** What came since it was looked at last: whether more is on its way. */
  arrivedCount(): number
  /** The next changes in order, of at most this weight together (one change may be heavier). */
  take(weight: number): ClusterChange[]
  /** Called when something is pushed. */
  onPush: () => void
}

/**
 * Lists first, workloads before their revisions; then events in the order in which the cluster wrote them. What was put in
 * order stays in it: a later list never overtakes what waits.
 */
export function createChangeQueue(): ChangeQueue {
  let arrived: ClusterChange[] = []
  let ordered: ClusterChange[] = []
  let next = 0
  let drained: { promise: Promise<void>; resolve: () => void } | null = null
  const length = () => arrived.length + ordered.length - next
  const queue: ChangeQueue = {
    push(changes) {
      for (const change of changes) arrived.push(change)
      queue.onPush()
      if (length() <= most) return undefined
      drained ??= Promise.withResolvers<void>()
      return drained.promise
    },
    isEmpty: () => length() === 0,
    arrivedCount: () => arrived.length,
    take(weight) {
      if (next === ordered.length) {
        ordered = inOrder(arrived)
        next = 0
        arrived = []
      }
      const taken: ClusterChange[] = []
      for (let sum = 0; sum < weight && next < ordered.length; next++) {
        sum += weightOf(ordered[next]!)
        taken.push(ordered[next]!)
      }
      if (next === ordered.length) {
        ordered = []
        next = 0
      }
      if (length() <= most / 2) {
        drained?.resolve()
        drained = null
      }
      return taken
    },
    onPush: () => {},
  }
  return queue
}

const rankOf = new Map<string, number>(kinds.map(({ name }, rank) => [name, rank]))

/** Parts of lists stay behind their `listed`, in the order of the kinds; the rest follows by version. */
function inOrder(changes: readonly ClusterChange[]): ClusterChange[] {
  const lists: { rank: number; parts: ClusterChange[] }[] = []
  const events: ClusterChange[] = []
  let current: ClusterChange[] | null = null
  for (const change of changes) {
    if (change.type === 'listed') {
      current = [change]
      lists.push({ rank: rankOf.get(change.kind)!, parts: current })
    } else if (current !== null && 'isListed' in change && change.isListed) current.push(change)
    else events.push(change)
  }
  lists.sort((a, b) => a.rank - b.rank)
  events.sort((a, b) => compareVersions(a.version, b.version))
  return [...lists.flatMap(list => list.parts), ...events]
}
