import { parseAsString, parseAsStringLiteral } from 'nuqs/server'

/**
 * The planner's own part of the address: the office whose score is open, which trip stands beside it, and what lies over the
 * page: a visit to change (`new`: one more), people and their absences, or a list behind a count.
 */
export const visitsParsers = {
  open: parseAsString,
  change: parseAsString,
  /** With `change=new`: the proposed trip it begins as, or its office (`place`). */
  trip: parseAsString,
  /** Which of several proposals to the open office stands beside the ranking. */
  other: parseAsString,
  place: parseAsString,
  /** The day it begins on, where that is another one. */
  on: parseAsString,
  /** Who goes: `ilse`; `ilse>piotr`: the second in place of the first. */
  who: parseAsString,
  list: parseAsStringLiteral([
    'requests',
    'stuck',
    'alone',
    'gap',
    'promises',
    'people',
    'calendar',
  ] as const),
}
