import type { GoalRecord } from './goal.ts'

/** One step of a ladder with everything that was ever said of it, the oldest first: nothing leaves the history. */
export type GoalStep<Row extends GoalRecord = GoalRecord> = {
  /** What stands; null: the whole step was taken back. */
  current: Row | null
  /** Every version, those taken back among them, in the order they were recorded. */
  versions: Row[]
}

/**
 * The steps of one subject as they stood at an instant: versions recorded later did not exist, those taken back later
 * stood. A version taken back hands over to the one it had replaced. Steps in the order of their day, those taken back last.
 */
export function goalSteps<Row extends GoalRecord>(records: readonly Row[], at: number): GoalStep<Row>[] {
  const known = records.filter(({ recordedAt }) => recordedAt <= at)
  const byId = new Map(known.map(row => [row.id, row]))
  const steps = new Map<string, Row[]>()
  for (const row of known) {
    const root = rootOf(row, byId)
    const versions = steps.get(root)
    if (versions) versions.push(row)
    else steps.set(root, [row])
  }
  return [...steps.values()]
    .map(all => {
      const versions = all.sort((a, b) => a.recordedAt - b.recordedAt || depthOf(a, byId) - depthOf(b, byId))
      return { versions, current: versions.findLast(row => isStanding(row, at)) ?? null }
    })
    .sort(byDay)
}

const isStanding = ({ withdrawnAt }: GoalRecord, at: number): boolean =>
  withdrawnAt === null || withdrawnAt > at

/** The first version of the step a version belongs to. */
function rootOf(row: GoalRecord, byId: ReadonlyMap<string, GoalRecord>): string {
  let root = row
  for (const seen = new Set([row.id]); root.replaces !== null; seen.add(root.id)) {
    const before = byId.get(root.replaces)
    if (before === undefined || seen.has(before.id)) break
    root = before
  }
  return root.id
}

function depthOf(row: GoalRecord, byId: ReadonlyMap<string, GoalRecord>): number {
  let depth = 0
  for (let id = row.replaces; id !== null && depth <= byId.size; depth++) id = byId.get(id)?.replaces ?? null
  return depth
}

function byDay(a: GoalStep, b: GoalStep): number {
  if (a.current === null || b.current === null) return Number(a.current === null) - Number(b.current === null)
  return a.current.dueOn < b.current.dueOn
    ? -1
    : a.current.dueOn > b.current.dueOn
      ? 1
      : a.current.share - b.current.share
}
