import { describe, expect, test } from 'vitest'
import type { VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { clashWords, entriesOfWeek, entryAt, entryWords, lanesOf, stepOn } from './lane-entries.ts'

const axis = { firstMonday: '2026-06-08', weeks: 10 }
const person = (id: string, absences: object[] = []) => ({ id, name: id, homeOfficeName: 'Leeds', absences })
const stretch = (from: string, to: string) => ({ from, to, awayFrom: from, awayTo: to })
const conflict = {
  text: 'Wanjiru is booked twice: Lisbon 6 to 9 July and Leeds 8 to 9 July',
  engineer: 'wanjiru',
}
const answer = {
  asOf: '2026-06-09',
  weeks: Array.from({ length: 10 }, () => ({ from: '2026-06-08' })),
  engineers: [
    person('wanjiru', [{ id: 'a1', kind: 'leave', from: '2026-07-27', to: '2026-08-14' }]),
    person('ilse'),
  ],
  visits: [
    {
      id: 'v1',
      office: 'lisbon',
      officeName: 'Lisbon',
      ...stretch('2026-07-06', '2026-07-09'),
      engineers: [{ id: 'wanjiru', ...stretch('2026-07-06', '2026-07-09') }],
      conflicts: [conflict],
    },
    {
      id: 'v2',
      office: 'leeds',
      officeName: 'Leeds',
      ...stretch('2026-07-08', '2026-07-09'),
      engineers: [
        { id: 'wanjiru', ...stretch('2026-07-08', '2026-07-09') },
        { id: 'ilse', ...stretch('2026-07-07', '2026-07-10') },
      ],
      conflicts: [conflict],
    },
  ],
} as unknown as VisitsAnswer
const trips = [
  {
    key: 'k',
    office: 'krakow',
    officeName: 'Kraków',
    ...stretch('2026-06-22', '2026-06-25'),
    engineers: [{ id: 'ilse', ...stretch('2026-06-22', '2026-06-25') }],
  },
] as unknown as VisitPlanAnswer['trips']

describe('lanes of the road team', () => {
  const [wanjiru, ilse] = lanesOf(answer, trips)

  test('hold what is booked, proposed and away; who is booked twice clashes, who travels along does not', () => {
    expect(wanjiru!.entries.map(({ look, name }) => `${look} ${name}`)).toEqual([
      'clash Lisbon',
      'clash Leeds',
      'away leave',
    ])
    expect(ilse!.entries.map(({ look, name }) => `${look} ${name}`)).toEqual([
      'booked Leeds',
      'proposed Kraków',
    ])
  })

  test('say beside a bar what it clashes with, in few words', () => {
    const words = (text: string) => clashWords({ ...wanjiru!.entries[0]!, clashes: [text] }, 'Wanjiru')
    expect(clashWords(wanjiru!.entries[0]!, 'Wanjiru')).toBe('booked twice')
    expect(words('Wanjiru is away (training, 17 December) and goes to Lisbon 17 December')).toBe(
      'away (training, 17 December)',
    )
    expect(words('Toronto is closed 1 July (Canada Day): the visit Toronto 1 July')).toBe(
      'Toronto is closed 1 July (Canada Day)',
    )
    expect(clashWords(ilse!.entries[0]!, 'Ilse')).toBeUndefined()
  })

  test('say every entry in words, with what it clashes with', () => {
    expect(entryWords(wanjiru!.entries[0]!, 2026)).toBe(
      'Lisbon, 6 to 9 July: booked, clashes. Wanjiru is booked twice: Lisbon 6 to 9 July and Leeds 8 to 9 July.',
    )
    expect(entryWords(ilse!.entries[1]!, 2026)).toBe('Kraków, 22 to 25 June: proposed, not booked.')
  })

  test('are a list by week on a phone', () => {
    expect(
      entriesOfWeek([wanjiru!, ilse!], '2026-07-06').map(({ lane, entry }) => `${lane.name} ${entry.name}`),
    ).toEqual(['wanjiru Lisbon', 'wanjiru Leeds', 'ilse Leeds'])
    expect(entriesOfWeek([wanjiru!, ilse!], '2026-06-08')).toEqual([])
  })

  test('find what stands on a day, days on the way included', () => {
    expect(entryAt(ilse!, axis, 21)?.name).toBe('Leeds')
    expect(entryAt(ilse!, axis, 19)).toBeNull()
    expect(entryAt(wanjiru!, axis, 22)?.look).toBe('clash')
  })

  test('are walked by day, week and person, and never left', () => {
    const at = { lane: 0, place: 3 }
    expect(stepOn('ArrowRight', at, 2, axis)).toEqual({ lane: 0, place: 4 })
    expect(stepOn('PageDown', at, 2, axis)).toEqual({ lane: 0, place: 8 })
    expect(stepOn('ArrowDown', { lane: 1, place: 3 }, 2, axis)).toEqual({ lane: 1, place: 3 })
    expect(stepOn('PageUp', at, 2, axis)).toEqual({ lane: 0, place: 0 })
    expect(stepOn('End', at, 2, axis)).toEqual({ lane: 0, place: 49 })
    expect(stepOn('q', at, 2, axis)).toBeNull()
  })
})
