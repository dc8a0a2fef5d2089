import { describe, expect, it } from 'vitest'
import { hourMs, minuteMs } from '../time/durations.ts'
import { foldRollouts } from './fold-rollouts.ts'
import type { Rollout } from './rollout.ts'
import { fatesOf, fold, start } from './testing/fold-lines.ts'
import { rolloutOf, testClusters } from './testing/rollout-of.ts'

describe('worked checks', () => {
  it('worked check 2: two clusters, the same again, a failure, its success, and back', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 1],
        ['A', 'gew1', 25],
        ['B', 'gew1', 48, { outcome: 'failed' }],
        ['B', 'gew1', 49],
        ['A', 'gew1', 24 * 29],
      ]),
    ).toEqual(['deploy', 'folded', 'same_artefact', 'failed', 'deploy', 'rollback'])
  })

  it('worked check 3: a Helios MANUAL update is one, HOSTS_CHANGED none, the same job again none', () => {
    expect(
      fatesOf([
        ['job:1', 'lon', 0],
        ['job:1', 'lon', 30, { kind: 'hosts_changed' }],
        ['job:1', 'lon', 60],
      ]),
    ).toEqual(['deploy', 'hosts_changed', 'same_artefact'])
  })
})

describe('order of reasons', () => {
  it('looks at the environment before anything else, temporary first', () => {
    expect(
      fatesOf([
        ['A', 'preview', 0, { kind: 'restart', outcome: 'failed' }],
        ['A', 'stage', 1, { kind: 'scaling' }],
        ['A', 'gew1', 2, { environment: 'pr-17', outcome: 'failed' }],
        ['A', 'gew1', 3, { environment: 'qa' }],
        ['A', 'stage', 4, { environment: 'prod' }],
        ['A', 'stage', 5, { environment: 'preview' }],
      ]),
    ).toEqual([
      'temporary_environment',
      'not_production',
      'temporary_environment',
      'not_production',
      'not_production',
      'temporary_environment',
    ])
  })

  it('looks at the kind before the outcome', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0, { kind: 'hosts_changed', outcome: 'failed' }],
        ['A', 'gew1', 1, { kind: 'restart', outcome: 'aborted' }],
        ['A', 'gew1', 2, { kind: 'scaling', finishedAt: null, outcome: 'unfinished' }],
      ]),
    ).toEqual(['hosts_changed', 'restart', 'scaling'])
  })

  it('counts no finish and aborted as unfinished, whatever else the outcome says', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0, { finishedAt: null, outcome: 'unfinished' }],
        ['A', 'gew1', 1, { outcome: 'aborted' }],
        ['A', 'gew1', 2, { finishedAt: null, outcome: 'failed' }],
        ['A', 'gew1', 3, { finishedAt: null, outcome: 'rolled_back' }],
      ]),
    ).toEqual(['unfinished', 'unfinished', 'unfinished', 'unfinished'])
  })

  it('calls an undone attempt a rollback that changes no history', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 1, { outcome: 'rolled_back' }],
        ['A', 'gew1', 48],
        ['B', 'gew1', 49],
      ]),
    ).toEqual(['deploy', 'rollback', 'same_artefact', 'deploy'])
  })

  it('puts undeployed and deleted in no column, in any environment', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gew1', 1, { kind: 'undeployed' }],
        ['A', 'stage', 2, { kind: 'deleted' }],
        ['A', 'gew1', 30],
      ]),
    ).toEqual(['deploy', null, null, 'same_artefact'])
  })

  it('leaves a rollout on an unknown cluster out until the cluster is listed', () => {
    const unmapped = rolloutOf({ id: '1', cluster: 'nowhere' })
    expect(foldRollouts([unmapped], testClusters).fates.size).toBe(0)
  })

  it('takes a cluster named as its platform as production without being listed', () => {
    expect(fatesOf([['A', 'helios', 0]])).toEqual(['deploy'])
  })
})

describe('folding', () => {
  it('is anchored at the earliest success of its group, not at the last', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 20],
        ['A', 'gew1', 30],
      ]),
    ).toEqual(['deploy', 'folded', 'same_artefact'])
  })

  it('includes the 24th hour', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 24],
      ])[1],
    ).toBe('folded')
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 24 + 1 / 3600],
      ])[1],
    ).toBe('same_artefact')
  })

  it('looks at the start of the rollout and the finish of the earliest success', () => {
    const late = { startedAt: start + 24.4 * hourMs, finishedAt: start + 30 * hourMs }
    expect(
      fatesOf([
        ['A', 'gew1', 0, { finishedAt: start + 0.5 * hourMs }],
        ['A', 'gae2', 0, late],
      ])[1],
    ).toBe('folded')
  })

  it('takes the same cluster too', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gew1', 3],
      ])[1],
    ).toBe('folded')
  })

  it('gives the deploy the time of the first successful finish, and counts its rollouts', () => {
    const { deploys, fates } = fold([
      ['A', 'gew1', 0, { finishedAt: start + 40 * minuteMs }],
      ['A', 'gae2', 0.1, { finishedAt: start + 10 * minuteMs }],
      ['A', 'gae2', 0.2, { outcome: 'failed' }],
    ])
    expect(fates).toEqual(['deploy', 'folded', 'failed'])
    expect(deploys).toEqual([
      expect.objectContaining({
        at: start + 10 * minuteMs,
        rolloutCount: 2,
        rollout: { source: 'api', id: '0' },
      }),
    ])
  })

  it('starts a new group with a new deploy of an old artefact', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 24],
        ['A', 'gew1', 24 * 40],
        ['A', 'gae2', 24 * 40 + 20],
      ]),
    ).toEqual(['deploy', 'deploy', 'deploy', 'folded'])
  })

  it('never joins two platforms', () => {
    expect(
      fatesOf([
        ['A', 'lon', 0],
        ['A', 'gew1', 1],
      ]),
    ).toEqual(['deploy', 'deploy'])
  })
})

describe('what an artefact is', () => {
  it('is the digest, else the version, else the commit, else only itself', () => {
    const same = (a: Partial<Rollout>, b: Partial<Rollout>) =>
      fatesOf([
        ['', 'gew1', 0, a],
        ['', 'gew1', 1, b],
      ])[1]
    const digest = 'sha256:9c1f'
    expect(same({ artefact: digest, version: '1' }, { artefact: digest, version: '2' })).toBe('folded')
    expect(same({ artefact: 'sha256:a', version: '1' }, { artefact: 'sha256:b', version: '1' })).toBe(
      'deploy',
    )
    expect(same({ version: '1', commit: 'a' }, { version: '1', commit: 'b' })).toBe('folded')
    expect(same({ version: null, commit: 'a' }, { version: null, commit: 'a' })).toBe('folded')
    expect(same({ version: null }, { version: null })).toBe('deploy')
  })
})

describe('order of rollouts', () => {
  it('is by start, missing start by finish, then finish, source and id', () => {
    const at = start
    const rollout = (id: string, changes: Partial<Rollout>) =>
      rolloutOf({ id, cluster: 'lon', startedAt: at, finishedAt: at, ...changes })
    const firstOf = (rollouts: Rollout[]) => foldRollouts(rollouts, testClusters).deploys[0]!.rollout
    expect(firstOf([rollout('a', {}), rollout('b', { startedAt: null, finishedAt: at - 1 })]).id).toBe('b')
    expect(firstOf([rollout('a', { finishedAt: at + 1 }), rollout('b', {})]).id).toBe('b')
    expect(firstOf([rollout('a', { source: 'z' }), rollout('b', { source: 'y' })]).id).toBe('b')
    expect(firstOf([rollout('b', {}), rollout('a', {})]).id).toBe('a')
  })
})
