import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { BlockerAnswer } from './answers/blocker-answer.ts'
import type { Question } from './ask.ts'
import type { BlockerGround } from './blocker-ground.ts'
import { namedOf } from './blocker-item.ts'

type Change = Omit<BlockerAnswer['timeline'][number], 'at'> & { at: number }

const blank = { on: null, services: [], team: null, person: null, other: null, reason: null }

/** Every change of one blocker by the question's instant, the newest first; services held or released in one go in one line. */
export function blockerTimeline(
  { world: { records, withdrawn }, at }: Question,
  { byId }: BlockerGround,
  id: string,
): BlockerAnswer['timeline'] {
  const own = <Row extends { blocker: string; recordedAt: number }>(rows: readonly Row[]) =>
    rows.filter(row => row.blocker === id && row.recordedAt <= at)
  const changes: Change[] = []
  const blocker = byId.get(id)
  if (blocker !== undefined)
    changes.push({ ...blank, at: blocker.recordedAt, by: blocker.recordedBy, change: 'added' })
  for (const row of own([...records.blockerOwners, ...withdrawn.blockerOwners]))
    changes.push({
      ...said(row),
      change: 'owner',
      team: row.ownerTeam,
      person: row.ownerName,
    })
  // A promise taken back within its first minutes was none.
  for (const row of own(records.blockerPromises))
    changes.push({ ...said(row), change: 'promised', on: row.promisedOn })
  for (const row of own([...records.blockerHolds, ...withdrawn.blockerHolds])) {
    changes.push({ ...said(row), change: 'held', services: [row.serviceId] })
    if (row.withdrawnAt !== null && row.withdrawnAt <= at)
      changes.push({ ...takenBack(row), change: 'released', services: [row.serviceId] })
  }
  for (const row of [...records.blockerEnds, ...withdrawn.blockerEnds]) {
    if (row.recordedAt > at || (row.blocker !== id && row.mergedInto !== id)) continue
    const isHere = row.blocker !== id
    const other = namedOf(byId, isHere ? row.blocker : row.mergedInto)
    changes.push({
      ...said(row),
      change: isHere ? 'merged_here' : (row.outcome as 'solved' | 'dropped' | 'merged'),
      other,
    })
    if (row.withdrawnAt !== null && row.withdrawnAt <= at)
      changes.push({ ...takenBack(row), change: 'reopened', other })
  }
  return grouped(changes)
}

type Row = { recordedAt: number; recordedBy: string; reason: string | null }
type Withdrawn = { withdrawnAt: number | null; withdrawnBy: string | null; withdrawnReason: string | null }

const said = ({ recordedAt, recordedBy, reason }: Row) => ({
  ...blank,
  at: recordedAt,
  by: recordedBy,
  reason,
})
const takenBack = ({ withdrawnAt, withdrawnBy, withdrawnReason }: Withdrawn) => ({
  ...blank,
  at: withdrawnAt!,
  by: withdrawnBy!,
  reason: withdrawnReason,
})

function grouped(changes: readonly Change[]): BlockerAnswer['timeline'] {
  const lines = new Map<string, Change>()
  for (const [index, change] of changes.entries()) {
    const isList = change.services.length > 0
    const key = isList ? `${change.change} ${change.at} ${change.by} ${change.reason}` : String(index)
    const known = lines.get(key)
    lines.set(
      key,
      known === undefined ? change : { ...known, services: [...known.services, ...change.services].sort() },
    )
  }
  return [...lines.values()]
    .map((change, index) => ({ change, index }))
    .sort((a, b) => b.change.at - a.change.at || b.index - a.index)
    .map(({ change }) => ({ ...change, at: formatInstant(change.at) }))
}
