import { InvalidFilter } from './read-error.ts'

export type PageQuestion = { limit: number | null; cursor: string | null }
/** What a list is ordered by: the value of its sort key, then its id. */
export type Place = [key: string | number | null, id: string]
export type Page<T> = { items: T[]; nextCursor: string | null }

const usualLimit = 100

/**
 * One page of rows already in memory. The cursor names the last row seen by its place, so a list that changes meanwhile
 * neither repeats nor skips what stays. Null keys come last in either direction. Throws InvalidFilter for a foreign cursor.
 */
export function pageOf<T>(
  rows: readonly T[],
  placeOf: (row: T) => Place,
  sort: { name: string; isDescending: boolean },
  { limit, cursor }: PageQuestion,
): Page<T> {
  const compare = (a: Place, b: Place) => compareKeys(a[0], b[0], sort.isDescending) || compareIds(a[1], b[1])
  const placed = rows.map(row => ({ row, place: placeOf(row) })).sort((a, b) => compare(a.place, b.place))
  const after = cursor === null ? null : decodeCursor(cursor, sort.name)
  const first = after === null ? 0 : placed.findIndex(({ place }) => compare(place, after) > 0)
  const start = first === -1 ? placed.length : first
  const end = start + (limit ?? usualLimit)
  const last = placed[end - 1]
  return {
    items: placed.slice(start, end).map(({ row }) => row),
    nextCursor: last && end < placed.length ? encodeCursor(sort.name, last.place) : null,
  }
}

function compareKeys(a: Place[0], b: Place[0], isDescending: boolean): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b === isDescending ? 1 : -1
}

const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const encodeCursor = (sort: string, place: Place): string =>
  Buffer.from(JSON.stringify([sort, ...place])).toString('base64url')

function decodeCursor(cursor: string, sort: string): Place {
  try {
    const [name, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const isKey = key === null || typeof key === 'string' || typeof key === 'number'
    if (name === sort && isKey && typeof id === 'string') return [key, id]
  } catch {}
  throw new InvalidFilter('cursor', 'This cursor does not belong to this list and order.')
}
