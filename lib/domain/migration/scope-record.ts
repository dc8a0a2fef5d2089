import { startOfDay } from '../time/day.ts'
import type { ScopeRule } from './migration.ts'
import type { ScopeVersion } from './scope.ts'

/** A scope rule somebody recorded, in force from the start of a day on. */
export type ScopeRecord = {
  id: string
  migration: string
  fromOn: string
  scope: ScopeRule
  recordedAt: number
}

/** A version with its number: 1 is the migration's own rule, the first recorded one is 2. */
export type NumberedVersion<Entry extends ScopeRecord = ScopeRecord> = ScopeVersion & {
  number: number
  record: Entry
}

/**
 * The versions of one migration's rule in the order they come into force. Of several from the same day the one recorded
 * last counts; records that were taken back are left out before.
 */
export function scopeVersionsOf<Entry extends ScopeRecord>(
  records: readonly Entry[],
  migration: string,
): NumberedVersion<Entry>[] {
  const byDay = new Map<string, Entry>()
  for (const record of records) {
    const held = byDay.get(record.fromOn)
    if (record.migration === migration && (held === undefined || held.recordedAt <= record.recordedAt))
      byDay.set(record.fromOn, record)
  }
  return [...byDay.values()]
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
    .map((record, index) => ({
      fromAt: startOfDay(record.fromOn),
      rule: record.scope,
      number: index + 2,
      record,
    }))
}
