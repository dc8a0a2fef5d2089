import type { FoundItem } from '#lib/read/answers/find-answer.ts'

// What was opened last, kept in the browser: never the only way to it, so whatever is wrong with it is forgotten.

const key = 'landfall-found'
const kept = 8

const isItem = (value: unknown): value is FoundItem =>
  typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && 'name' in value

/** The last ones opened, newest first. */
export function recentFinds(storage: Pick<Storage, 'getItem'>): FoundItem[] {
  try {
    const list: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(list) ? list.filter(isItem).slice(0, kept) : []
  } catch {
    return []
  }
}

/** Remembers one as opened just now. */
export function rememberFind(storage: Pick<Storage, 'getItem' | 'setItem'>, item: FoundItem): void {
  const others = recentFinds(storage).filter(({ kind, id }) => kind !== item.kind || id !== item.id)
  try {
    storage.setItem(key, JSON.stringify([item, ...others].slice(0, kept)))
  } catch {
    // A full or forbidden store: nothing is remembered.
  }
}
