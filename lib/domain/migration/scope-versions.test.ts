import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { scopeSpans } from './scope.ts'
import { scopeChangesOf } from './scope-changes.ts'
import { type ScopeRecord, scopeVersionsOf } from './scope-record.ts'
import { historyTimeline, serviceOf, story } from './testing/history-of.ts'
import { transitionsOf } from './transitions.ts'

const record = (fromOn: string, scope: ScopeRecord['scope'], recordedAt = 0, migration = 'm') => ({
  id: `${fromOn}/${recordedAt}`,
  migration,
  fromOn,
  scope,
  recordedAt,
})
const backend = { kinds: ['backend'] }
const websites = { kinds: ['website'] }

describe('versions of a scope rule', () => {
  it('come into force in the order of their days, numbered behind the migration’s own', () => {
    const versions = scopeVersionsOf(
      [
        record('2026-03-01', backend, 2),
        record('2026-01-01', websites, 5),
        record('2026-02-01', {}, 1, 'other'),
      ],
      'm',
    )
    expect(versions.map(({ fromAt, number, rule }) => [fromAt, number, rule])).toEqual([
      [instant('2026-01-01'), 2, websites],
      [instant('2026-03-01'), 3, backend],
    ])
  })

  it('of one day are the one recorded last', () => {
    const versions = scopeVersionsOf(
      [record('2026-01-01', websites, 9), record('2026-01-01', backend, 4)],
      'm',
    )
    expect(versions.map(({ rule }) => rule)).toEqual([websites])
  })

  it('decide from their first instant on, until the next', () => {
    const versions = [
      { fromAt: 10, rule: websites },
      { fromAt: 20, rule: backend },
    ]
    const service = serviceOf({ createdAt: 5, retiredAt: 30 })
    expect(scopeSpans(service, [], () => null, backend, versions)).toEqual([
      { fromAt: 5, toAt: 10 },
      { fromAt: 20, toAt: 30 },
    ])
  })

  it('follow owners where any of them names teams', () => {
    const ownership = [
      { team: 'b', fromAt: 8 },
      { team: 'a', fromAt: 15 },
    ]
    const versions = [{ fromAt: 10, rule: { teams: ['a'] } }]
    expect(scopeSpans(serviceOf({ createdAt: 5 }), ownership, () => null, {}, versions)).toEqual([
      { fromAt: 5, toAt: 10 },
      { fromAt: 15, toAt: null },
    ])
  })

  it('are told with whom they brought in and took out, as owned and existing then', () => {
    const services = [
      { service: serviceOf({ id: 'site', kind: 'website' }), ownership: [] },
      { service: serviceOf({ id: 'api' }), ownership: [] },
      { service: serviceOf({ id: 'later', kind: 'website', createdAt: 15 }), ownership: [] },
    ]
    const versions = [
      { fromAt: 10, rule: websites },
      { fromAt: 20, rule: {} },
    ]
    expect(
      scopeChangesOf(services, () => null, backend, versions).map(({ entering, leaving }) => [
        entering,
        leaving,
      ]),
    ).toEqual([
      [['site'], ['api']],
      [['api'], []],
    ])
  })

  it('make services enter and leave the ledger, which is neither a move nor a return', () => {
    const moves = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
    )
    const scopeVersions = [
      { fromAt: instant('2026-01-20'), rule: websites },
      { fromAt: instant('2026-03-01'), rule: backend },
      { fromAt: instant('2026-04-01'), rule: websites },
    ]
    expect(
      transitionsOf(historyTimeline(moves, { scopeVersions })).map(({ kind, at }) => [kind, at]),
    ).toEqual([
      ['enteredScope', instant('2026-03-01')],
      ['leftScope', instant('2026-04-01')],
    ])
  })
})
