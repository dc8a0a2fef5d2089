import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { defaultBaselineOn } from './baseline.ts'
import { ownerAt } from './owner-at.ts'
import { always, isInCatalogue, isInScope, matchesScope, scopeSpans } from './scope.ts'
import { serviceOf } from './testing/history-of.ts'

describe('the owner of a service', () => {
  it('worked check 8: a deploy belongs to the owner at its time when ownership moves on a Wednesday', () => {
    const ownership = [
      { team: 'second', fromAt: instant('2026-03-04') },
      { team: 'first', fromAt: instant('2026-01-01') },
    ]
    expect(ownerAt({ team: 'catalogue' }, ownership, instant('2026-03-04') - 1)).toBe('first')
    expect(ownerAt({ team: 'catalogue' }, ownership, instant('2026-03-04'))).toBe('second')
  })

  it('is the catalogue`s team before the first entry and without any', () => {
    expect(
      ownerAt(
        { team: 'catalogue' },
        [{ team: 'first', fromAt: instant('2026-01-01') }],
        instant('2025-01-01'),
      ),
    ).toBe('catalogue')
    expect(ownerAt({ team: null }, [], 0)).toBeNull()
  })
})

describe('the scope rule', () => {
  it('matches everything where keys are absent', () => {
    expect(matchesScope(serviceOf({ kind: 'other', stateless: null }), null, null, {})).toBe(true)
  })

  it('does not match a missing stateless to true', () => {
    expect(matchesScope(serviceOf({ stateless: null }), null, null, { stateless: true })).toBe(false)
    expect(matchesScope(serviceOf({ stateless: true }), null, null, { stateless: true })).toBe(true)
  })

  it('looks at kind, archetype, team and area', () => {
    const service = serviceOf({ kind: 'backend', archetype: 'jvm' })
    const rule = { kinds: ['backend'], archetypes: ['jvm'], teams: ['core'], areas: ['music'] }
    expect(matchesScope(service, 'core', 'music', rule)).toBe(true)
    expect(matchesScope(serviceOf({ ...service, kind: 'other' }), 'core', 'music', rule)).toBe(false)
    expect(matchesScope(serviceOf({ ...service, archetype: null }), 'core', 'music', rule)).toBe(false)
    expect(matchesScope(service, 'else', 'music', rule)).toBe(false)
    expect(matchesScope(service, 'core', null, rule)).toBe(false)
  })

  it('counts a service from its createdAt to its retiredAt', () => {
    const service = serviceOf({ createdAt: 10, retiredAt: 20 })
    expect([9, 10, 19, 20].map(at => isInCatalogue(service, at))).toEqual([false, true, true, false])
    expect(isInScope(service, 'core', null, {}, 19)).toBe(true)
    expect(scopeSpans(service, [], () => null, {})).toEqual([{ fromAt: 10, toAt: 20 }])
    expect(scopeSpans(serviceOf(), [], () => null, {})).toEqual([{ fromAt: always, toAt: null }])
  })

  it('follows ownership where it names teams or areas', () => {
    const ownership = [
      { team: 'b', fromAt: 15 },
      { team: 'a', fromAt: 12 },
      { team: 'a', fromAt: 18 },
    ]
    const service = serviceOf({ team: 'b', createdAt: 10, retiredAt: 20 })
    expect(scopeSpans(service, ownership, () => null, { teams: ['a'] })).toEqual([
      { fromAt: 12, toAt: 15 },
      { fromAt: 18, toAt: 20 },
    ])
    expect(
      scopeSpans(service, ownership, team => (team === 'b' ? 'music' : null), { areas: ['music'] }),
    ).toEqual([
      { fromAt: 10, toAt: 12 },
      { fromAt: 15, toAt: 18 },
    ])
  })
})

describe('the default baseline', () => {
  it('is 28 days after the first day with evidence', () => {
    expect(defaultBaselineOn(instant('2026-02-10 23:59'))).toBe('2026-03-10')
  })
})
