import { describe, expect, test } from 'vitest'
import { formatStretch, formatWeekday, listNames } from './visit-words.ts'
import { visitsSentence } from './visits-sentence.ts'

type Plan = Parameters<typeof visitsSentence>[0]
type Visits = Parameters<typeof visitsSentence>[1]

const plan = (offices: object[]) => ({ offices, trips: [] }) as unknown as Plan
const visits = (waiting: number, oldestDays: number | null, conflicts: object[] = []) =>
  ({ facts: { requests: { waiting, oldestDays, oldestTeamName: null } }, conflicts }) as unknown as Visits
const krakow = { office: 'krakow', name: 'Kraków', score: 2.55, left: 104 }

describe('the heading of the planner', () => {
  test('names the office, what a travel day there frees, who waits and what clashes', () => {
    const clash = (visit: string, other: string | null) => ({ visit, other })
    expect(
      visitsSentence(plan([krakow]), visits(5, 19, [clash('a', 'b'), clash('b', 'a'), clash('c', null)])),
    ).toEqual({
      lead: 'Kraków next: about',
      freed: { office: 'krakow', text: '2.5 services freed' },
      tail: 'per travel day.',
      rest: 'Five requests wait, the oldest 19 days. Two clashes to settle.',
    })
  })

  test('promises nothing where no visit would free a service, and says when nobody waits', () => {
    expect(visitsSentence(plan([{ ...krakow, score: null }]), visits(0, null))).toMatchObject({
      lead: 'No visit would free a service in these weeks.',
      freed: null,
      rest: 'Nobody waits for a visit.',
    })
    expect(visitsSentence(plan([{ ...krakow, score: null, left: 0 }]), visits(1, 1)).lead).toBe(
      'No office has services left.',
    )
  })
})

describe('days and names in words', () => {
  test('a stretch names its month once, and the year only where it is another one', () => {
    expect(formatStretch('2026-06-22', '2026-06-25', 2026)).toBe('22 to 25 June')
    expect(formatStretch('2026-06-29', '2026-07-02', 2026)).toBe('29 June to 2 July')
    expect(formatStretch('2026-12-30', '2027-01-02', 2026)).toBe('30 December 2026 to 2 January 2027')
    expect(formatStretch('2026-06-22', '2026-06-22', 2026)).toBe('22 June')
    expect(formatWeekday('2026-06-22', 2026)).toBe('Mon 22 Jun')
  })

  test('people are listed as one would say them', () => {
    expect([[], ['Ilse'], ['Ilse', 'Piotr'], ['Ilse', 'Piotr', 'Noor']].map(listNames)).toEqual([
      'nobody',
      'Ilse',
      'Ilse and Piotr',
      'Ilse, Piotr and Noor',
    ])
  })
})
