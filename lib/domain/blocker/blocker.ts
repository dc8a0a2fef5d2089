export const blockerTypes = ['knowledge', 'time', 'review', 'platform_gap', 'dependency', 'other'] as const
export type BlockerType = (typeof blockerTypes)[number]

/** What people sitting together can solve; the rest needs somebody else's work. */
const solvable: ReadonlySet<string> = new Set<BlockerType>(['knowledge', 'time', 'review'])
export const isSolvableOnVisit = (type: string): boolean => solvable.has(type)

export const blockerOutcomes = ['solved', 'dropped', 'merged'] as const
export type BlockerOutcome = (typeof blockerOutcomes)[number]

/** A promised day as it was given; null: no day any more. */
export type PromisedDay = {
  promisedOn: string | null
  recordedAt: number
  recordedBy: string
  reason: string | null
}

/** A shared blocker at an instant, folded from its records. Days are `YYYY-MM-DD`, instants epoch ms. */
export type Blocker = {
  id: string
  migration: string
  type: BlockerType
  title: string
  detail: string | null
  ownerTeam: string | null
  ownerName: string | null
  sinceOn: string
  ticketUrl: string | null
  recordedAt: number
  recordedBy: string
  /** The day that holds now; null: none. */
  promisedOn: string | null
  /** Every day ever promised, oldest first, the one that holds included. */
  promises: PromisedDay[]
  /** Services it holds, and since when; also after its end, those it held last. Sorted by id. */
  holds: { service: string; sinceAt: number; recordedBy: string }[]
  /** Null: open. */
  end: {
    outcome: BlockerOutcome
    at: number
    by: string
    reason: string | null
    mergedInto: string | null
  } | null
}
