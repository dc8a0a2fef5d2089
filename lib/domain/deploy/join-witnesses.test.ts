import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs } from '../time/durations.ts'
import { foldRollouts } from './fold-rollouts.ts'
import { joinWitnesses, type Tellers, witnessWindowMs } from './join-witnesses.ts'
import { ledgerWeeks } from './ledger-weeks.ts'
import type { Rollout } from './rollout.ts'
import { rolloutKey } from './rollout-key.ts'
import { rolloutsOf, shuffled } from './testing/any-rollouts.ts'
import { instant, rolloutOf, testClusters } from './testing/rollout-of.ts'

const tellers: Tellers = new Map([
  ['gew1-api', { kind: 'kubernetes', isOrchestrator: true }],
  ['lon', { kind: 'helios', isOrchestrator: true }],
  ['spin', { kind: 'spinnaker', isOrchestrator: false }],
  ['spin-2', { kind: 'spinnaker', isOrchestrator: false }],
  ['hub', { kind: 'github', isOrchestrator: false }],
])
const at = instant('2026-03-02 09:00')
const told = (source: string, minutes: number, given: Partial<Rollout> = {}): Rollout =>
  rolloutOf({
    id: `${source} ${minutes}`,
    source,
    platform: 'kubernetes',
    cluster: 'gew1',
    version: null,
    at: at + minutes * minuteMs,
    ...given,
  })
const join = (rollouts: Rollout[]) => joinWitnesses(rollouts, tellers, testClusters)
const pairsOf = (rollouts: Rollout[]) =>
  [...join(rollouts).witnesses].map(([key, of]) => `${key.replace('\n', ' ')} of ${of.source} ${of.id}`)
const fatesOf = (rollouts: Rollout[]) => {
  const joined = join(rollouts)
  return [...foldRollouts(joined.rollouts, testClusters).fates.values()]
}

describe('one rollout told by two sources', () => {
  test('the orchestrator and Spinnaker tell one rollout: one deploy with a witness', () => {
    const rollouts = [told('spin', 2, { version: '1.8.2' }), told('gew1-api', 0, { artefact: 'sha256:9c' })]
    expect(pairsOf(rollouts)).toEqual(['spin spin 2 of gew1-api gew1-api 0'])
    expect(fatesOf(rollouts)).toEqual(['deploy'])
  })

  test('the orchestrator’s times and outcome win, the tool adds what is missing', () => {
    const [rollout] = join([
      told('spin', 4, { version: '1.8.2', commit: '9f2c1d7', isRollback: true }),
      told('gew1-api', 0, { artefact: 'sha256:9c' }),
    ]).rollouts
    expect(rollout).toMatchObject({
      source: 'gew1-api',
      finishedAt: at,
      outcome: 'succeeded',
      artefact: 'sha256:9c',
      version: '1.8.2',
      commit: '9f2c1d7',
      isRollback: true,
    })
  })

  test('a tool that calls a success failed is a witness that disagrees, not a failure', () => {
    expect(
      fatesOf([told('gew1-api', 0), told('spin', 1, { outcome: 'failed', startedAt: at - minuteMs })]),
    ).toEqual(['deploy'])
  })

  test('what a witness adds does not split a change over two clusters', () => {
    const version = '1.8.2'
    const fates = fatesOf([
      told('gew1-api', 0, { version }),
      told('spin', 1, { version, artefact: 'sha256:9c' }),
      told('gew1-api', 30, { version, cluster: 'gae2', id: 'second' }),
    ])
    expect(fates).toEqual(['deploy', 'folded'])
  })

  test('without an orchestrator the first one’s word counts', () => {
    expect(pairsOf([told('spin', 0), told('hub', 3)])).toEqual(['hub hub 3 of spin spin 0'])
  })

  test('three kinds tell one rollout: two witnesses', () => {
    expect(pairsOf([told('spin', 1), told('hub', 3), told('gew1-api', 5)]).sort()).toEqual([
      'hub hub 3 of gew1-api gew1-api 5',
      'spin spin 1 of gew1-api gew1-api 5',
    ])
  })

  test('the closest in time are joined, each rollout once', () => {
    const rollouts = [told('gew1-api', 0), told('gew1-api', 12), told('spin', 10), told('spin', 1)]
    expect(pairsOf(rollouts).sort()).toEqual([
      'spin spin 1 of gew1-api gew1-api 0',
      'spin spin 10 of gew1-api gew1-api 12',
    ])
  })

  test('ends 15 minutes apart are one, later ones are two, times that overlap are one', () => {
    const minutes = witnessWindowMs / minuteMs
    expect(pairsOf([told('gew1-api', 0), told('spin', minutes)])).toHaveLength(1)
    expect(pairsOf([told('gew1-api', 0), told('spin', minutes + 1.5)])).toHaveLength(0)
    const long = told('spin', 90, { startedAt: at - hourMs })
    expect(pairsOf([told('gew1-api', 0), long])).toHaveLength(1)
  })

  test('a failed attempt and the retry that succeeded are two, whoever told which', () => {
    const failed = told('gew1-api', 0, { outcome: 'failed' })
    expect(fatesOf([failed, told('spin', 5, { startedAt: at + minuteMs })])).toEqual(['failed', 'deploy'])
  })

  test('an unfinished rollout is told by who saw it begin; it swallows nothing later', () => {
    const running = told('gew1-api', 0, { outcome: 'unfinished', finishedAt: null, startedAt: at })
    expect(pairsOf([running, told('spin', 10, { startedAt: at - minuteMs })])).toHaveLength(1)
    expect(pairsOf([running, told('spin', 10)])).toHaveLength(0)
  })

  test('other identifiers, clusters, environments or platforms are other rollouts', () => {
    expect(pairsOf([told('gew1-api', 0, { version: 'A' }), told('spin', 1, { version: 'B' })])).toEqual([])
    expect(pairsOf([told('gew1-api', 0), told('spin', 1, { cluster: 'gae2' })])).toEqual([])
    expect(pairsOf([told('gew1-api', 0), told('spin', 1, { environment: 'qa' })])).toEqual([])
    expect(pairsOf([told('gew1-api', 0), told('spin', 1, { platform: 'helios' })])).toEqual([])
    const commits = ['9f2c1d7', '9f2c1d7aa0', 'beef123']
    const [short, full, other] = commits.map((commit, index) =>
      told(index === 0 ? 'gew1-api' : 'spin', index, { commit }),
    )
    expect(pairsOf([short!, full!])).toHaveLength(1)
    expect(pairsOf([short!, other!])).toHaveLength(0)
  })

  test('host changes, restarts and scaling of the orchestrator swallow nothing', () => {
    for (const kind of ['hosts_changed', 'restart', 'scaling', 'undeployed', 'deleted'] as const)
      expect(pairsOf([told('gew1-api', 0, { kind }), told('spin', 1)])).toEqual([])
  })

  test('two sources of one kind are never one another’s witnesses', () => {
    expect(pairsOf([told('spin', 0), told('spin-2', 1)])).toEqual([])
    expect(pairsOf([told('api', 0), told('other', 1)])).toEqual([])
  })

  test('on a cluster nobody listed nothing is joined: both wait to be mapped', () => {
    expect(pairsOf([told('gew1-api', 0, { cluster: 'x' }), told('spin', 1, { cluster: 'x' })])).toEqual([])
  })
})

const mixed = rolloutsOf.chain(rollouts =>
  fc
    .array(
      fc.record({
        source: fc.constantFrom('gew1-api', 'lon', 'spin', 'spin-2', 'hub'),
        minutes: fc.integer({ min: 0, max: 40 }),
      }),
      {
        minLength: rollouts.length,
        maxLength: rollouts.length,
      },
    )
    .map(changes =>
      rollouts.map((rollout, index) => {
        const shift = changes[index]!.minutes * minuteMs
        const moved = (instantAt: number | null) =>
          instantAt === null ? null : Math.floor((instantAt - at) / (96 * hourMs)) * 4 * hourMs + at + shift
        const finishedAt = moved(rollout.finishedAt)
        return { ...rollout, source: changes[index]!.source, startedAt: moved(rollout.startedAt), finishedAt }
      }),
    ),
)

describe('laws of witnesses', () => {
  test('any order, any duplication: the same witnesses of the same rollouts', () => {
    const law = fc.property(
      mixed.chain(rollouts => fc.tuple(fc.constant(rollouts), shuffled(rollouts))),
      ([rollouts, again]) => {
        const sorted = (of: Rollout[]) => {
          const { rollouts: counted, witnesses } = join(of)
          return {
            counted: new Map(counted.map(rollout => [rolloutKey(rollout), rollout])),
            witnesses: new Map([...witnesses].sort()),
          }
        }
        expect(sorted(again)).toEqual(sorted(rollouts))
      },
    )
    fc.assert(law, { numRuns: 200 })
  })

  test('nothing is lost: each rollout is counted or a witness of a counted one, one of a kind, never of its own kind', () => {
    const law = fc.property(mixed, rollouts => {
      const { rollouts: counted, witnesses } = join(rollouts)
      expect(counted.length + witnesses.size).toBe(rollouts.length)
      const keys = new Set(counted.map(rolloutKey))
      const seen = new Set<string>()
      for (const [key, of] of witnesses) {
        expect(keys.has(key)).toBe(false)
        expect(keys.has(rolloutKey(of))).toBe(true)
        const kind = tellers.get(key.split('\n')[0]!)!.kind
        expect(kind).not.toBe(tellers.get(of.source)!.kind)
        const place = `${rolloutKey(of)} ${kind}`
        expect(seen.has(place)).toBe(false)
        seen.add(place)
      }
    })
    fc.assert(law, { numRuns: 200 })
  })

  test('the ledger of what is counted still adds up, and holds no witness', () => {
    const law = fc.property(mixed, rollouts => {
      const joined = join(rollouts)
      const { fates } = foldRollouts(joined.rollouts, testClusters)
      const rows = ledgerWeeks(joined.rollouts, fates)
      const inRows = rows.reduce((sum, row) => sum + row.rolloutCount, 0)
      expect(inRows).toBe(fates.size)
      for (const key of joined.witnesses.keys()) expect(fates.has(key)).toBe(false)
    })
    fc.assert(law, { numRuns: 200 })
  })
})
