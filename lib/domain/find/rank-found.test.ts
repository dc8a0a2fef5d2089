import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Findable, indexOfNames, mostFound, rankFound } from './rank-found.ts'

type Thing = Findable & { kind: string }
const thing = (kind: string, id: string, name = id): Thing => ({ kind, id, name })
const kinds = ['team', 'service', 'page']
const find = (things: Thing[], text: string) =>
  rankFound(indexOfNames(things, kinds), text).map(({ id }) => id)
const things = [
  thing('service', 'gangway'),
  thing('team', 'gangway-crew', 'Gangway crew'),
  thing('service', 'gangway-api'),
  thing('service', 'api-of-gangway'),
  thing('page', '/goals', 'Goals'),
  thing('team', 'åse', 'Åse'),
]

describe('finding by name', () => {
  test('the exact id comes first, then beginnings, then words', () => {
    expect(find(things, 'gangway')).toEqual(['gangway', 'gangway-crew', 'gangway-api', 'api-of-gangway'])
  })

  test('all words typed have to begin one of its words, in any order and case', () => {
    expect(find(things, 'Crew GANG')).toEqual(['gangway-crew'])
    expect(find(things, 'gang goals')).toEqual([])
    expect(find(things, '  goa ')).toEqual(['/goals'])
    expect(find(things, 'ase')).toEqual(['åse'])
  })

  test('nothing typed finds nothing, and one kind leaves room for others', () => {
    expect(find(things, ' ')).toEqual([])
    const many = Array.from({ length: 40 }, (_, index) =>
      thing('service', `pay-${String(index).padStart(2, '0')}`),
    )
    const found = rankFound(indexOfNames([...many, thing('page', '/pay', 'Pay')], kinds), 'pay')
    expect(found).toHaveLength(mostFound)
    expect(found.map(({ kind }) => kind)).toContain('page')
  })

  test('whatever is typed, each is found once, and its own id finds it', () => {
    const things = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...kinds), id: fc.stringMatching(/^[a-c-]{1,6}$/) }),
      {
        selector: ({ id }) => id,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(things, fc.string({ maxLength: 4 }), (list, text) => {
        const all = list.map(({ kind, id }) => thing(kind, id))
        const found = find(all, text)
        expect(new Set(found).size).toBe(found.length)
        expect(found.length).toBeLessThanOrEqual(mostFound)
        for (const { id } of all) expect(find(all, id)[0]).toBe(id)
      }),
    )
  })
})
