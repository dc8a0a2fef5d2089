import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'

export type FieldChange = { from: unknown; to: unknown }

export type MergedSection<Row> = {
  /** The whole section as it would be, by key. */
  byKey: Map<string, Row>
  added: { key: string; row: Row }[]
  changed: { key: string; row: Row; fields: Record<string, FieldChange> }[]
  unchangedCount: number
}

function fieldChanges(held: object, row: object): Record<string, FieldChange> {
  const changes: Record<string, FieldChange> = {}
  for (const [name, to] of Object.entries(row)) {
    const from = (held as Record<string, unknown>)[name]
    if (canonicalJson(from ?? null) !== canonicalJson(to ?? null))
      changes[name] = { from: from ?? null, to: to ?? null }
  }
  return changes
}

/** Merges the items of one section into what is held and says what differs. An item that says something else than an earlier one of its key is an issue. */
export function mergeSection<Row extends object, Item extends object>(
  section: string,
  stored: readonly Row[],
  items: readonly Item[],
  keyOf: (row: Row | Item) => string,
  issues: Issue[],
  merge: (item: Item, held: Row | undefined, path: string) => Row,
): MergedSection<Row> {
  const byKey = new Map(stored.map(row => [keyOf(row), row]))
  const held = new Map(byKey)
  const merged: MergedSection<Row> = { byKey, added: [], changed: [], unchangedCount: 0 }
  const seen = new Map<string, string>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    const path = 'path' in item ? String(item.path) : `/${section}/${index}`
    const row = merge(item, held.get(key), path)
    const text = canonicalJson(row)
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      if (earlier !== text) issues.push({ path, message: `${key} comes twice and says different things` })
      continue
    }
    seen.set(key, text)
    byKey.set(key, row)
    const before = held.get(key)
    if (before === undefined) {
      merged.added.push({ key, row })
      continue
    }
    const fields = fieldChanges(before, row)
    if (Object.keys(fields).length === 0) merged.unchangedCount += 1
    else merged.changed.push({ key, row, fields })
  }
  return merged
}
