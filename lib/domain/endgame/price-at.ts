import { startOfDay } from '../time/day.ts'

export type PriceRecord = {
  platform: string
  fromOn: string
  perCoreMonth: number
  currency: string
  recordedAt: number
}

/** The price of a platform's core in force at an instant: of those begun by then the latest, and of one day the newest recorded. */
export function priceAt<Row extends PriceRecord>(
  rows: readonly Row[],
  platform: string,
  at: number,
): Row | null {
  let newest: Row | null = null
  for (const row of rows) {
    if (row.platform !== platform || startOfDay(row.fromOn) > at) continue
    const isNewer =
      newest === null ||
      row.fromOn > newest.fromOn ||
      (row.fromOn === newest.fromOn && row.recordedAt >= newest.recordedAt)
    if (isNewer) newest = row
  }
  return newest
}
