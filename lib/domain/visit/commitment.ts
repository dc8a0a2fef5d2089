export const commitmentKinds = ['start', 'leave_origin', 'switch_off', 'solve_blocker'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

/** A day it was promised for, as it was given. */
export type DueDay = {
  id: string
  dueOn: string
  recordedAt: number
  recordedBy: string
  reason: string | null
}

/** A promise made on a visit, with every day it was promised for. Days are `YYYY-MM-DD`, instants epoch ms. */
export type Commitment = {
  /** Of its first record: stays over every move. */
  id: string
  visit: string
  migration: string
  team: string
  kind: CommitmentKind
  /** Of all kinds but `solve_blocker`. */
  service: string | null
  /** Of `solve_blocker`. */
  blocker: string | null
  promise: string
  owner: string
  madeAt: number
  madeBy: string
  /** The day that holds now. */
  dueOn: string
  /** Oldest first, the one that holds included. */
  days: DueDay[]
  /** Taken back: it was no promise after all. */
  withdrawn: { at: number; by: string; reason: string | null } | null
}

export type CommitmentRecord = {
  id: string
  recordedAt: number
  recordedBy: string
  reason: string | null
  withdrawnAt: number | null
  withdrawnBy: string | null
  withdrawnReason: string | null
  visit: string
  migration: string
  team: string
  kind: string
  serviceId: string | null
  blocker: string | null
  promise: string
  owner: string
  dueOn: string
  replaces: string | null
}

/** Promises as recorded by an instant, by the day that holds, then id; those taken back by then are among them. */
export function foldCommitments(records: readonly CommitmentRecord[], at: number): Commitment[] {
  const known = records
    .filter(({ recordedAt }) => recordedAt <= at)
    .sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1))
  const next = new Map(known.flatMap(row => (row.replaces === null ? [] : [[row.replaces, row] as const])))
  return known
    .filter(({ replaces }) => replaces === null)
    .map(first => {
      const versions = [first]
      for (let row = next.get(first.id); row !== undefined; row = next.get(row.id)) versions.push(row)
      const last = versions.at(-1)!
      const { withdrawnAt } = last
      return {
        id: first.id,
        visit: first.visit,
        migration: first.migration,
        team: first.team,
        kind: first.kind as CommitmentKind,
        service: first.serviceId,
        blocker: first.blocker,
        promise: last.promise,
        owner: last.owner,
        madeAt: first.recordedAt,
        madeBy: first.recordedBy,
        dueOn: last.dueOn,
        days: versions.map(({ id, dueOn, recordedAt, recordedBy, reason }) => ({
          id,
          dueOn,
          recordedAt,
          recordedBy,
          reason,
        })),
        withdrawn:
          withdrawnAt === null || withdrawnAt > at
            ? null
            : { at: withdrawnAt, by: last.withdrawnBy ?? '', reason: last.withdrawnReason },
      }
    })
    .sort((a, b) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
