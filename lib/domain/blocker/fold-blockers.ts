import type { Blocker, BlockerOutcome, BlockerType } from './blocker.ts'

type Recorded = {
  id: string
  recordedAt: number
  recordedBy: string
  reason: string | null
  withdrawnAt: number | null
}
type Of = { blocker: string }

/** The records blockers are folded from, in the order they were recorded; withdrawn ones may be among them. */
export type BlockerRecords = {
  blockers: (Recorded & {
    migration: string
    type: string
    title: string
    detail: string | null
    ownerTeam: string | null
    ownerName: string | null
    sinceOn: string
    ticketUrl: string | null
  })[]
  blockerOwners: (Recorded & Of & { ownerTeam: string | null; ownerName: string | null })[]
  blockerPromises: (Recorded & Of & { promisedOn: string | null })[]
  blockerHolds: (Recorded & Of & { serviceId: string })[]
  blockerEnds: (Recorded & Of & { outcome: string; mergedInto: string | null })[]
}

/**
 * Blockers of a migration as recorded by an instant, ended ones too, by the day they began, then id. What was recorded later,
 * or taken back by then, does not count. What a merged blocker held is held by the one it was merged into.
 */
export function foldBlockers(records: BlockerRecords, migration: string, at: number): Blocker[] {
  const stands = ({ recordedAt, withdrawnAt }: Recorded) =>
    recordedAt <= at && (withdrawnAt === null || withdrawnAt > at)
  const byBlocker = <Row extends Recorded & Of>(rows: readonly Row[]): Map<string, Row[]> =>
    Map.groupBy(rows.filter(stands), row => row.blocker)
  const owners = byBlocker(records.blockerOwners)
  const promises = byBlocker(records.blockerPromises)
  const holds = byBlocker(records.blockerHolds)
  const ends = byBlocker(records.blockerEnds)
  const mergedInto = new Map(
    [...ends].flatMap(([id, rows]) => {
      const target = rows.at(-1)?.mergedInto ?? null
      return target === null ? [] : [[id, target] as const]
    }),
  )
  const heldBy = Map.groupBy(
    [...holds].flatMap(([id, rows]) => rows.map(row => ({ holder: lastOf(id, mergedInto), row }))),
    ({ holder }) => holder,
  )
  return records.blockers
    .filter(row => row.migration === migration && stands(row))
    .map((row): Blocker => {
      const owner = owners.get(row.id)?.at(-1) ?? row
      const end = ends.get(row.id)?.at(-1)
      const promised = (promises.get(row.id) ?? []).map(({ promisedOn, recordedAt, recordedBy, reason }) => ({
        promisedOn,
        recordedAt,
        recordedBy,
        reason,
      }))
      const own = mergedInto.has(row.id)
        ? (holds.get(row.id) ?? [])
        : (heldBy.get(row.id) ?? []).map(({ row: hold }) => hold)
      return {
        id: row.id,
        migration: row.migration,
        type: row.type as BlockerType,
        title: row.title,
        detail: row.detail,
        ownerTeam: owner.ownerTeam,
        ownerName: owner.ownerName,
        sinceOn: row.sinceOn,
        ticketUrl: row.ticketUrl,
        recordedAt: row.recordedAt,
        recordedBy: row.recordedBy,
        promisedOn: promised.at(-1)?.promisedOn ?? null,
        promises: promised,
        holds: firstHolds(own),
        end:
          end === undefined
            ? null
            : {
                outcome: end.outcome as BlockerOutcome,
                at: end.recordedAt,
                by: end.recordedBy,
                reason: end.reason,
                mergedInto: end.mergedInto,
              },
      }
    })
    .sort((a, b) => (a.sinceOn === b.sinceOn ? compare(a.id, b.id) : compare(a.sinceOn, b.sinceOn)))
}

/** Merged into one that was merged: the last of them. A circle, which acts refuse, ends where it began. */
function lastOf(id: string, mergedInto: ReadonlyMap<string, string>): string {
  const seen = new Set([id])
  let last = id
  for (let next = mergedInto.get(id); next !== undefined && !seen.has(next); next = mergedInto.get(next)) {
    seen.add(next)
    last = next
  }
  return last
}

function firstHolds(rows: readonly { serviceId: string; recordedAt: number; recordedBy: string }[]) {
  const first = new Map<string, Blocker['holds'][number]>()
  for (const { serviceId: service, recordedAt: sinceAt, recordedBy } of rows) {
    const known = first.get(service)
    if (known === undefined || sinceAt < known.sinceAt) first.set(service, { service, sinceAt, recordedBy })
  }
  return [...first.values()].sort((a, b) => compare(a.service, b.service))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
