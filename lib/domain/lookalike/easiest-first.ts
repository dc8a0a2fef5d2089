/** What stands between a service and being moved, the easiest first. */
export const eases = ['ready', 'started', 'leaving', 'stuck', 'blocked', 'unknown', 'exempt'] as const
export type Ease = (typeof eases)[number]

/** What the order looks at, of a service that is left or unknown. */
export type Placeable = {
  service: string
  state: string
  isExempt: boolean
  isStuck: boolean
  /** It left the origin already; only the soak time runs. */
  isLeaving: boolean
  openBlockers: number
  /** Null: nothing like it finished, or it has taken longer than nearly all. */
  daysLeft: number | null
}

/** Exempt and unknown before anything else: nobody is to act on the one, nobody can on the other. */
export function easeOf({ state, isExempt, isStuck, isLeaving, openBlockers }: Placeable): Ease {
  if (isExempt) return 'exempt'
  if (state === 'unknown') return 'unknown'
  if (isLeaving) return 'leaving'
  if (openBlockers > 0) return 'blocked'
  if (isStuck) return 'stuck'
  return state === 'both' ? 'started' : 'ready'
}

const groups: Record<Ease, number> = {
  ready: 0,
  started: 0,
  leaving: 1,
  stuck: 2,
  blocked: 3,
  unknown: 4,
  exempt: 5,
}

/** What is left, the easiest first: nothing holds it, then the fewest days it should still take (a start counts); by id among equals. */
export const easiestFirst = <Item extends Placeable>(items: readonly Item[]): Item[] =>
  [...items].sort(
    (a, b) =>
      groups[easeOf(a)] - groups[easeOf(b)] ||
      (a.daysLeft ?? Number.MAX_VALUE) - (b.daysLeft ?? Number.MAX_VALUE) ||
      (a.service < b.service ? -1 : 1),
  )

/** What to move next: the easiest that has not begun; else to finish the one nearest to its end, else what is stuck. Null: only others can act. */
export function moveNext<Item extends Placeable>(items: readonly Item[]): Item | null {
  const ordered = easiestFirst(items)
  for (const ease of ['ready', 'started', 'stuck'] as const) {
    const found = ordered.find(item => easeOf(item) === ease)
    if (found !== undefined) return found
  }
  return null
}
