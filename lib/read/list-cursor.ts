import { InvalidFilter } from './read-error.ts'

/** The cursor of a list that the database pages: the place of its last row. */
export const encodeListCursor = (list: string, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url')

/** The place a cursor of this list names; null without one. Throws InvalidFilter for any other text. */
export function decodeListCursor<Place extends (string | number)[]>(
  cursor: string | null,
  list: string,
  kinds: { [Part in keyof Place]: Place[Part] extends number ? 'number' : 'string' },
): Place | null {
  if (cursor === null) return null
  try {
    const [name, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const isPlace =
      place.length === kinds.length && place.every((part, index) => typeof part === kinds[index])
    if (name === list && isPlace) return place as Place
  } catch {}
  throw new InvalidFilter('cursor', 'This cursor does not belong to this list.')
}
