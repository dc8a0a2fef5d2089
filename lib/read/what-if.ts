import { decodeDay } from '#lib/domain/time/day.ts'
import { InvalidFilter } from './read-error.ts'

/** What is asked instead of how it is. Null: as it is. */
export type WhatIf = {
  people: number | null
  pacePercent: number | null
  birthsPerMonth: number | null
  solved: { blocker: string; on: string }[]
}

export const noWhatIf: WhatIf = { people: null, pacePercent: null, birthsPerMonth: null, solved: [] }
export const isAsked = ({ people, pacePercent, birthsPerMonth, solved }: WhatIf): boolean =>
  (people ?? 0) !== 0 ||
  (pacePercent !== null && pacePercent !== 100) ||
  birthsPerMonth !== null ||
  solved.length > 0

type Given = { people?: unknown; pace?: unknown; births?: unknown; solve?: unknown }

/** `people=2`, `pace=120` (percent), `births=0` (a month), `solve=<blocker>:<day>`. Throws InvalidFilter. */
export function whatIfOf({ people, pace, births, solve }: Given): WhatIf {
  return {
    people: wholeNumber('people', people, 50),
    pacePercent: wholeNumber('pace', pace, 500),
    birthsPerMonth: wholeNumber('births', births, 1_000),
    solved: ((solve ?? []) as string[]).map(text => {
      const at = text.lastIndexOf(':')
      const [blocker, on] = [text.slice(0, at), text.slice(at + 1)]
      if (at < 1 || decodeDay(on) === null) throw new InvalidFilter('solve', `${text} is no <blocker>:<day>.`)
      return { blocker, on }
    }),
  }
}

function wholeNumber(name: string, given: unknown, most: number): number | null {
  if (given === null || given === undefined || given === '') return null
  const text = String(given)
  if (!/^[0-9]{1,4}$/.test(text) || Number(text) > most)
    throw new InvalidFilter(name, `${text} is no whole number from 0 to ${most}.`)
  return Number(text)
}
