import { z } from 'zod'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import { isAcceptableInstant } from '#lib/domain/time/is-acceptable-instant.ts'
import type { Issue } from './contract.ts'

/** A name or id: something to read in it, and not longer than an index holds. Kept exactly as it came. */
export const nameField = (maximumBytes = 200) =>
  z
    .string()
    .refine(text => text.trim() !== '', 'must not be blank')
    .refine(text => text.length * 3 <= maximumBytes || Buffer.byteLength(text) <= maximumBytes, {
      message: `must not have more than ${maximumBytes} bytes`,
    })

/** Text a sender may leave out: missing, null and empty all say nothing. */
export const optionalText = (maximumCharacters = 500) =>
  z
    .string()
    .max(maximumCharacters)
    .nullish()
    .transform(text => (text === undefined || text === null || text === '' ? null : text))

/** An RFC 3339 date-time, read to epoch ms. */
export const instantField = z
  .string()
  .max(64)
  .transform((text, context) => {
    const at = decodeInstant(text)
    if (at !== null) return at
    context.addIssue({
      code: 'custom',
      message: 'must be an RFC 3339 date-time such as 2026-03-02T09:14:00Z',
    })
    return z.NEVER
  })

const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1')

/** A zod error as our issues: JSON pointers, in the order of the fields. */
export function issuesOf(error: z.ZodError, prefix = ''): Issue[] {
  return error.issues.map(issue => ({
    path: prefix + issue.path.map(segment => `/${escapePointer(String(segment))}`).join(''),
    // What is not there at all is missing, not of the wrong type.
    message: issue.message.endsWith('received undefined') ? 'is required' : issue.message,
  }))
}

/** Issues of instants that no event may carry: before 2000 or more than a day ahead (definitions.md 7, Time). */
export function instantIssues(instants: Record<string, number | null>, now: number): Issue[] {
  return Object.entries(instants)
    .filter(([, at]) => at !== null && !isAcceptableInstant(at, now))
    .map(([path, at]) => ({
      path,
      message: at! > now ? 'is more than 24 hours in the future' : 'is before the year 2000',
    }))
}
