import type { CurrentRow } from '#db/queries/select-current-projections.ts'

export type WantedRow = { serviceId: string; values: readonly unknown[]; content: string }

/** What to end and what to add so that the current rows say what is wanted; rows that say the same stay untouched. */
export function changesOf(
  current: CurrentRow[],
  wanted: WantedRow[],
): { gone: CurrentRow[]; fresh: WantedRow[] } {
  const stored = new Map<string, CurrentRow[]>()
  for (const row of current) {
    const name = `${row.serviceId}\n${row.content}`
    const same = stored.get(name)
    if (same) same.push(row)
    else stored.set(name, [row])
  }
  const fresh = wanted.filter(row => stored.get(`${row.serviceId}\n${row.content}`)?.pop() === undefined)
  return { gone: [...stored.values()].flat(), fresh }
}
