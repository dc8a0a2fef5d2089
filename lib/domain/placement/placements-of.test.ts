import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rollout } from '../deploy/rollout.ts'
import { rolloutsOf, shuffled } from '../deploy/testing/any-rollouts.ts'
import { rolloutOf, testClusters } from '../deploy/testing/rollout-of.ts'
import type { Evidence, EvidenceChange } from './evidence.ts'
import { placementsOf } from './placements-of.ts'
import { evidencesOf } from './testing/any-evidence.ts'

let nextId = 0
const rollout = (at: number, changes: Partial<Rollout> = {}) =>
  rolloutOf({ id: String(nextId++), at, platform: 'kubernetes', cluster: 'gew1', startedAt: at, ...changes })
const seen = (at: number, change: EvidenceChange, changes: Partial<Evidence> = {}): Evidence => ({
  source: 'samples',
  id: String(nextId++),
  platform: 'kubernetes',
  cluster: 'gew1',
  at,
  change,
  version: null,
  origin: 'sample',
  ...changes,
})
const of = (rollouts: Rollout[], evidence: Evidence[] = []) =>
  placementsOf(rollouts, evidence, testClusters).map(({ fromAt, toAt, deletedAt, presence }) => ({
    span: [fromAt, toAt],
    deletedAt,
    presence: presence.map(span => [span.fromAt, span.toAt]),
  }))

describe('what opens placement and presence', () => {
  it('is any successful production rollout, whatever the ledger calls it', () => {
    expect(of([rollout(10)])).toEqual([{ span: [10, null], deletedAt: null, presence: [[10, null]] }])
    const afterUndeploy = of([rollout(10), rollout(20, { kind: 'undeployed' }), rollout(30)])
    expect(afterUndeploy.map(({ span }) => span)).toEqual([
      [10, 20],
      [30, null],
    ])
  })

  it('is not scaling, restart, hosts_changed, failed, aborted, rolled_back or unfinished', () => {
    for (const kind of ['scaling', 'restart', 'hosts_changed'] as const)
      expect(of([rollout(10, { kind })])).toEqual([])
    for (const outcome of ['failed', 'aborted', 'rolled_back', 'unfinished'] as const)
      expect(of([rollout(10, { outcome })])).toEqual([])
    expect(of([rollout(10, { finishedAt: null })])).toEqual([])
  })

  it('is nothing outside production', () => {
    expect(
      of([
        rollout(10, { cluster: 'stage' }),
        rollout(10, { environment: 'pr-1' }),
        rollout(10, { cluster: 'nowhere' }),
      ]),
    ).toEqual([])
    expect(of([rollout(10), rollout(20, { kind: 'undeployed', environment: 'staging' })])[0]!.span).toEqual([
      10,
      null,
    ])
    expect(of([], [seen(10, 'placed', { cluster: 'stage' })])).toEqual([])
  })

  it('is a collector`s sight: placement without presence until something is ready', () => {
    expect(of([], [seen(10, 'placed')])).toEqual([{ span: [10, null], deletedAt: null, presence: [] }])
    expect(of([], [seen(10, 'placed'), seen(20, 'ready')])[0]!.presence).toEqual([[20, null]])
  })

  it('is its finish, not its start', () => {
    expect(of([rollout(10, { startedAt: 1 })])[0]!.span).toEqual([10, null])
  })
})

describe('samples', () => {
  it('end presence at zero ready instances and open it again above', () => {
    expect(
      of([rollout(10)], [seen(20, 'unready'), seen(30, 'unready'), seen(40, 'ready'), seen(50, 'ready')])[0]!
        .presence,
    ).toEqual([
      [10, 20],
      [40, null],
    ])
  })

  it('open presence only within a placement', () => {
    expect(of([], [seen(5, 'ready')])).toEqual([])
    expect(
      of([rollout(10), rollout(20, { kind: 'undeployed' })], [seen(5, 'ready'), seen(30, 'ready')]),
    ).toEqual([{ span: [10, 20], deletedAt: null, presence: [[10, 20]] }])
  })

  it('give way to a rollout: it opens presence again', () => {
    expect(of([rollout(10), rollout(30)], [seen(20, 'unready')])[0]!.presence).toEqual([
      [10, 20],
      [30, null],
    ])
  })
})

describe('removal', () => {
  it('undeployed ends placement and presence, the workload stays', () => {
    expect(of([rollout(10), rollout(20, { kind: 'undeployed' })])).toEqual([
      { span: [10, 20], deletedAt: null, presence: [[10, 20]] },
    ])
  })

  it('deleted ends both and deletes the workload', () => {
    expect(of([rollout(10), rollout(20, { kind: 'deleted' })])).toEqual([
      { span: [10, 20], deletedAt: 20, presence: [[10, 20]] },
    ])
  })

  it('deleted after undeployed marks the ended placement, once', () => {
    expect(
      of([
        rollout(10),
        rollout(20, { kind: 'undeployed' }),
        rollout(30, { kind: 'deleted' }),
        rollout(40, { kind: 'deleted' }),
      ]),
    ).toEqual([{ span: [10, 20], deletedAt: 30, presence: [[10, 20]] }])
  })

  it('a later deploy clears a deletion: the new placement has none', () => {
    expect(
      of([rollout(10), rollout(20, { kind: 'deleted' }), rollout(30)]).map(({ deletedAt }) => deletedAt),
    ).toEqual([20, null])
  })

  it('a failed undeploy removes nothing', () => {
    expect(of([rollout(10), rollout(20, { kind: 'undeployed', outcome: 'failed' })])[0]!.span).toEqual([
      10,
      null,
    ])
  })

  it('is per cluster', () => {
    expect(
      of([rollout(10), rollout(10, { cluster: 'gae2' }), rollout(20, { kind: 'undeployed' })]).map(
        ({ span }) => span,
      ),
    ).toEqual([
      [10, null],
      [10, 20],
    ])
  })
})

describe('several things at one instant', () => {
  it('take effect as rollouts, then samples, then undeployed, then deleted', () => {
    const at = 10
    const placements = of(
      [rollout(at, { kind: 'deleted' }), rollout(at, { kind: 'undeployed' }), rollout(at)],
      [seen(at, 'unready')],
    )
    expect(placements).toEqual([{ span: [10, 10], deletedAt: 10, presence: [[10, 10]] }])
    expect(of([rollout(5), rollout(10)], [seen(10, 'unready')])[0]!.presence).toEqual([[5, 10]])
    expect(of([rollout(5), rollout(10, { kind: 'undeployed' }), rollout(10)])[0]!.span).toEqual([5, 10])
  })
})

describe('laws', () => {
  it('any order and any duplication of the same facts gives the same placements', () => {
    const facts = fc
      .tuple(rolloutsOf, evidencesOf)
      .chain(([rollouts, evidence]) =>
        fc.tuple(
          fc.constant([rollouts, evidence] as const),
          fc.tuple(shuffled(rollouts), shuffled(evidence)),
        ),
      )
    fc.assert(
      fc.property(facts, ([[rollouts, evidence], [again, seenAgain]]) => {
        expect(placementsOf(again, seenAgain, testClusters)).toEqual(
          placementsOf(rollouts, evidence, testClusters),
        )
      }),
    )
  })

  it('presence lies within its placement, spans on one cluster do not overlap', () => {
    fc.assert(
      fc.property(rolloutsOf, evidencesOf, (rollouts, evidence) => {
        const lastEnd = new Map<string, number>()
        for (const { cluster, fromAt, toAt, presence } of placementsOf(rollouts, evidence, testClusters)) {
          expect(fromAt).toBeGreaterThanOrEqual(lastEnd.get(cluster) ?? fromAt)
          lastEnd.set(cluster, toAt ?? Number.POSITIVE_INFINITY)
          for (const span of presence) {
            expect(span.fromAt).toBeGreaterThanOrEqual(fromAt)
            expect(span.toAt ?? Infinity).toBeLessThanOrEqual(toAt ?? Infinity)
            expect(span.toAt ?? Infinity).toBeGreaterThanOrEqual(span.fromAt)
          }
        }
      }),
    )
  })
})
