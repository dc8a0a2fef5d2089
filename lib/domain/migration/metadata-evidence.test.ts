import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rollout } from '../deploy/rollout.ts'
import { rolloutsOf, shuffled } from '../deploy/testing/any-rollouts.ts'
import { rolloutOf, testClusters } from '../deploy/testing/rollout-of.ts'
import type { Evidence, EvidenceChange } from '../placement/evidence.ts'
import { placementSteps } from '../placement/placement-steps.ts'
import { placementsOf } from '../placement/placements-of.ts'
import { evidencesOf } from '../placement/testing/any-evidence.ts'
import { dayMs } from '../time/durations.ts'
import { metadataPlacements } from './metadata-evidence.ts'
import type { TraitRule } from './migration.ts'
import { stateSpans } from './state-spans.ts'

const trait = 'metadata:protocol'
const rules: TraitRule[] = [
  { trait, value: 'rpc', platform: 'rpc' },
  { trait, value: 'rpc+grpc', platform: 'rpc' },
  { trait, value: '*grpc', platform: 'grpc' },
]
const migration = { from: 'rpc', to: 'grpc', soakDays: 7, evidence: rules }

let nextId = 0
const deploy = (at: number, protocol: string | null, changes: Partial<Rollout> = {}): Rollout => ({
  ...rolloutOf({
    id: String(nextId++),
    at,
    platform: 'kubernetes',
    cluster: 'gew1',
    startedAt: at,
    ...changes,
  }),
  traits: protocol === null ? null : { [trait]: protocol },
})
const seen = (at: number, change: EvidenceChange, protocol: string | null = null): Evidence => ({
  source: 'collector',
  id: String(nextId++),
  platform: 'kubernetes',
  cluster: 'gew1',
  at,
  change,
  version: null,
  origin: 'observed',
  traits: protocol === null ? null : { [trait]: protocol },
})
const derived = (rollouts: readonly Rollout[], evidence: readonly Evidence[] = []) =>
  metadataPlacements(placementSteps(rollouts, evidence, testClusters), [migration])
const spansOf = (rollouts: Rollout[], evidence: Evidence[] = []) =>
  derived(rollouts, evidence).map(({ platform, fromAt, toAt, presence }) => [
    platform,
    fromAt,
    toAt,
    presence.map(span => [span.fromAt, span.toAt]),
  ])

describe('what the metadata of deploys say', () => {
  it('opens placement and presence on the platform a rule names, until a deploy on that cluster says something else', () => {
    expect(spansOf([deploy(10, 'rpc'), deploy(20, 'rpc+grpc'), deploy(30, 'grpc')])).toEqual([
      ['rpc', 10, 30, [[10, 30]]],
      ['grpc', 20, null, [[20, null]]],
    ])
    expect(spansOf([deploy(10, 'grpc'), deploy(20, 'http')])).toEqual([['grpc', 10, 20, [[10, 20]]]])
  })

  it('says nothing where it is absent: what runs goes on as what it was', () => {
    expect(spansOf([deploy(10, 'rpc'), deploy(20, null)])).toEqual([['rpc', 10, null, [[10, null]]]])
    expect(spansOf([deploy(10, null)])).toEqual([])
  })

  it('counts per cluster', () => {
    expect(spansOf([deploy(10, 'rpc'), deploy(10, 'rpc', { cluster: 'gae2' }), deploy(20, 'grpc')])).toEqual([
      ['rpc', 10, null, [[10, null]]],
      ['rpc', 10, 20, [[10, 20]]],
      ['grpc', 20, null, [[20, null]]],
    ])
  })

  it('is ready and removed with the workload it runs in', () => {
    const rollouts = [deploy(10, 'grpc'), deploy(50, null, { kind: 'undeployed' })]
    expect(spansOf(rollouts, [seen(20, 'unready'), seen(30, 'ready')])).toEqual([
      ['grpc', 10, 50, [[10, 20], [30, 50]]], // biome-ignore format: one line per placement
    ])
  })

  it('may come from a sight of labels: placed where they are seen, ready as the workload is', () => {
    expect(spansOf([deploy(10, null)], [seen(20, 'placed', 'grpc')])).toEqual([
      ['grpc', 20, null, [[20, null]]],
    ])
    expect(spansOf([], [seen(20, 'placed', 'grpc'), seen(25, 'ready')])).toEqual([
      ['grpc', 20, null, [[25, null]]],
    ])
  })

  it('never counts outside production, nor of rollouts that failed', () => {
    expect(
      spansOf([deploy(10, 'grpc', { cluster: 'stage' }), deploy(10, 'grpc', { outcome: 'failed' })]),
    ).toEqual([])
  })

  it('gives states by the same rules: RPC only, on both while it soaks, gRPC only', () => {
    const rollouts = [deploy(0, 'rpc'), deploy(10 * dayMs, 'rpc+grpc'), deploy(20 * dayMs, 'grpc')]
    expect(
      stateSpans(derived(rollouts), [], null, migration).map(({ state, fromAt }) => [state, fromAt]),
    ).toEqual([
      ['origin_only', 0],
      ['both', 10 * dayMs],
      ['target_only', 27 * dayMs],
    ])
  })

  it('is nothing without rules', () => {
    expect(
      metadataPlacements(placementSteps([deploy(10, 'grpc')], [], testClusters), [{ evidence: [] }]),
    ).toEqual([])
  })
})

describe('laws', () => {
  const said = fc.constantFrom('rpc', 'grpc', 'rpc+grpc', 'http', null)
  /** Every fact of one key says the same, however often it comes. */
  const spoken = <Fact extends { source: string; id: string }>(
    facts: Fact[],
    words: (string | null)[],
  ): Fact[] =>
    facts.map(fact => {
      const word = words[(fact.source.length + fact.id.length + Number.parseInt(fact.id, 36)) % words.length]
      return { ...fact, traits: word == null ? null : { [trait]: word } }
    })
  const facts = fc
    .tuple(rolloutsOf, evidencesOf, fc.array(said, { minLength: 3, maxLength: 7 }))
    .map(([rollouts, evidence, words]) => [spoken(rollouts, words), spoken(evidence, words)] as const)

  it('any order and any duplication of the same facts gives the same placements', () => {
    const twice = facts.chain(([rollouts, evidence]) =>
      fc.tuple(
        fc.constant([rollouts, evidence] as const),
        fc.tuple(shuffled([...rollouts]), shuffled([...evidence])),
      ),
    )
    fc.assert(
      fc.property(twice, ([[rollouts, evidence], [again, seenAgain]]) => {
        expect(derived(again, seenAgain)).toEqual(derived(rollouts, evidence))
      }),
    )
  })

  it('what metadata say never reaches beyond where and when the service runs, and changes nothing there', () => {
    fc.assert(
      fc.property(facts, ([rollouts, evidence]) => {
        const real = placementsOf(rollouts, evidence, testClusters)
        const silent = <Fact>(all: readonly Fact[]) => all.map(fact => ({ ...fact, traits: null }))
        expect(placementsOf(silent(rollouts), silent(evidence), testClusters)).toEqual(real)
        const end = (at: number | null) => at ?? Number.POSITIVE_INFINITY
        for (const placement of derived(rollouts, evidence)) {
          expect(
            real.some(
              one =>
                one.cluster === placement.cluster &&
                one.fromAt <= placement.fromAt &&
                end(placement.toAt) <= end(one.toAt),
            ),
          ).toBe(true)
        }
      }),
    )
  })
})
