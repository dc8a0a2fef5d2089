import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NameRule, placeNames, ruleFor, type SightedName } from './name-rules.ts'

const rule = (id: string, match: NameRule['match'], rest: Partial<NameRule> = {}): NameRule => ({
  id,
  match,
  service: null,
  team: null,
  kind: null,
  ...rest,
})
const sighted = (name: string, traits: Record<string, string> = {}, source = 'argo'): SightedName => ({
  platform: 'kubernetes',
  name,
  sights: [{ source, traits }],
})
const serviceOf = (rules: NameRule[], name: SightedName) => ruleFor(rules, name)?.service ?? null

describe('a naming rule', () => {
  it('matches only when every key it asks for matches', () => {
    const rules = [rule('r', { namespace: 'booking-*', 'label:tier': 'web' }, { service: '{label:app}' })]
    const whole = { namespace: 'booking-eu', 'label:tier': 'web', 'label:app': 'fares' }
    expect(serviceOf(rules, sighted('x', whole))).toBe('fares')
    expect(serviceOf(rules, sighted('x', { ...whole, 'label:tier': 'batch' }))).toBeNull()
    expect(serviceOf(rules, sighted('x', { namespace: 'booking-eu' }))).toBeNull()
  })

  it('fills in what the stars stood for, those of the name first', () => {
    const rules = [rule('r', { source: 'argo-*', name: '*-v*' }, { service: '{1}-{3}' })]
    expect(serviceOf(rules, sighted('fares-v2', {}, 'argo-eu'))).toBe('fares-eu')
  })

  it('does not match a name that lacks a part its service needs', () => {
    const rules = [rule('r', { name: '*' }, { service: '{label:app}' }), rule('s', { name: '*' })]
    expect(ruleFor(rules, sighted('fares'))).toMatchObject({ rule: { id: 's' }, service: 'fares' })
  })

  it('never makes an id that begins with a question mark', () => {
    expect(serviceOf([rule('r', { name: '*' })], sighted('?fares'))).toBeNull()
  })

  it('reads no trait from what every object has', () => {
    expect(serviceOf([rule('r', { constructor: '*' })], sighted('fares'))).toBeNull()
    expect(serviceOf([rule('r', { name: '*' }, { service: '{toString}' })], sighted('fares'))).toBeNull()
  })
})

describe('placing names by rules', () => {
  const listed = new Set(['fares'])

  it('maps to a listed service whatever its team, and makes one where the rule gives a team', () => {
    const rules = [rule('b', { namespace: '*' }, { team: 'gangway', kind: 'backend' })]
    const names = [sighted('fares', { namespace: 'a' }), sighted('tides', { namespace: 'a' })]
    expect(placeNames(rules, names, listed)).toEqual({
      aliases: [
        { platform: 'kubernetes', name: 'fares', serviceId: 'fares', ruleId: 'b' },
        { platform: 'kubernetes', name: 'tides', serviceId: 'tides', ruleId: 'b' },
      ],
      services: [{ id: 'tides', team: 'gangway', kind: 'backend', ruleId: 'b' }],
    })
  })

  it('lets names of a rule without a team wait until their service is there', () => {
    const canary = rule('a', { name: '*-canary' }, { service: '{1}' })
    const made = rule('b', { name: '*' }, { team: 'gangway' })
    expect(placeNames([canary, made], [sighted('tides-canary')], listed).aliases).toEqual([])
    const both = placeNames([canary, made], [sighted('tides-canary'), sighted('tides')], listed)
    expect(both.aliases.map(({ name, serviceId }) => [name, serviceId])).toEqual([
      ['tides', 'tides'],
      ['tides-canary', 'tides'],
    ])
    expect(both.services.map(({ id }) => id)).toEqual(['tides'])
  })

  it('gives a service two rules would make to the team of the first', () => {
    const rules = [
      rule('a', { name: 'x' }, { service: 's', team: 'one' }),
      rule('b', { name: '*' }, { service: 's', team: 'two' }),
    ]
    for (const names of [
      [sighted('x'), sighted('y')],
      [sighted('y'), sighted('x')],
    ])
      expect(placeNames(rules, names, listed).services).toMatchObject([{ id: 's', team: 'one', ruleId: 'a' }])
  })

  it('depends on no order of names or sights, and repeats itself', () => {
    const name = fc.record({
      name: fc.constantFrom('fares', 'fares-v2', 'tides', 'tides-canary'),
      namespace: fc.constantFrom('a', 'b', ''),
      source: fc.constantFrom('argo', 'spin'),
    })
    const rules = [
      rule('1', { name: '*-canary' }, { service: '{1}' }),
      rule('2', { namespace: 'a', name: '*' }, { team: 'gangway' }),
      rule('3', { source: 'spin' }, { service: 'x-{name}', team: 'ballast' }),
    ]
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (rows, order) => {
        const namesOf = (list: typeof rows): SightedName[] =>
          [...Map.groupBy(list, row => row.name)].map(([of, sights]) => ({
            platform: 'kubernetes',
            name: of,
            sights: sights.map(({ source, namespace }) => ({
              source: source + namespace,
              traits: { namespace },
            })),
          }))
        const shuffled = rows
          .map(row => ({ row, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row)
        expect(placeNames(rules, namesOf(shuffled), listed)).toEqual(placeNames(rules, namesOf(rows), listed))
      }),
    )
  })
})
