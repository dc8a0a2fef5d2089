import { InvalidFilter } from './read-error.ts'

/** A cursor of a list of events: which list, and the last row seen. */
export const encodeEventPlace = (what: string, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([what, ...place])).toString('base64url')

/** The place in a cursor, its parts of the kinds of `like`. Throws InvalidFilter for a cursor of another list. */
export function decodeEventPlace<Place extends (string | number)[]>(
  cursor: string | null,
  what: string,
  like: Place,
): Place | null {
  if (cursor === null) return null
  try {
    const [list, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const fits =
      place.length === like.length && place.every((part, index) => typeof part === typeof like[index])
    const isInstant = typeof place[0] === 'number' && Math.abs(place[0]) <= 8.64e15
    if (list === what && fits && isInstant) return place as Place
  } catch {}
  throw new InvalidFilter('cursor', 'This cursor does not belong to this list.')
}
