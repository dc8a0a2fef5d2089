import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../time/durations.ts'
import { artefactKey } from './artefact-key.ts'
import { compareRollouts } from './compare-rollouts.ts'
import { type FoldedRollouts, foldRollouts } from './fold-rollouts.ts'
import { reasonBeforeHistory } from './reason-before-history.ts'
import type { Rollout } from './rollout.ts'
import { rolloutEnvironment } from './rollout-environment.ts'
import { rolloutKey } from './rollout-key.ts'
import { rolloutsOf, shuffled } from './testing/any-rollouts.ts'
import { testClusters } from './testing/rollout-of.ts'

/** The sentences of section 7 once more, as slow searches over all earlier successes instead of running memory. */
function slowFate(rollout: Rollout, before: Rollout[], fates: FoldedRollouts['fates']): string {
  const artefact = artefactKey(rollout)
  const start = rollout.startedAt ?? rollout.finishedAt!
  const onPlatform = before.filter(other => other.platform === rollout.platform)
  const lastHere = onPlatform.findLast(other => other.cluster === rollout.cluster)
  const wasReplaced = onPlatform.some((other, index) => {
    const next = onPlatform[index + 1]
    const isLatestUntil = next !== undefined && artefactKey(next) !== artefact ? next.finishedAt! : null
    return artefactKey(other) === artefact && isLatestUntil !== null && isLatestUntil > start - 30 * dayMs
  })
  const isReturn = lastHere !== undefined && artefactKey(lastHere) !== artefact && wasReplaced
  if (rollout.isRollback || isReturn) return 'rollback'
  const same = onPlatform.filter(other => artefactKey(other) === artefact)
  const group = same.slice(same.findLastIndex(other => fates.get(rolloutKey(other)) === 'deploy'))
  const members = group.filter(other => ['deploy', 'folded'].includes(fates.get(rolloutKey(other))!))
  const earliest = Math.min(...members.map(other => other.finishedAt!))
  if (members.length > 0 && start <= earliest + 24 * hourMs) return 'folded'
  const last = onPlatform.at(-1)
  return last !== undefined && artefactKey(last) === artefact ? 'same_artefact' : 'deploy'
}

describe('laws of folding', () => {
  it('any order and any duplication of the same rollouts gives the same fates and deploys', () => {
    const both = rolloutsOf.chain(rollouts => fc.tuple(fc.constant(rollouts), shuffled(rollouts)))
    fc.assert(
      fc.property(both, ([rollouts, again]) => {
        const folded = foldRollouts(rollouts, testClusters)
        const foldedAgain = foldRollouts(again, testClusters)
        expect(foldedAgain.deploys).toEqual(folded.deploys)
        expect(new Map([...foldedAgain.fates].sort())).toEqual(new Map([...folded.fates].sort()))
      }),
    )
  })

  it('running memory tells the same fates as searching all of history', () => {
    fc.assert(
      fc.property(rolloutsOf, rollouts => {
        const { fates } = foldRollouts(rollouts, testClusters)
        const before: Rollout[] = []
        for (const rollout of rollouts.toSorted(compareRollouts)) {
          if (rollout.kind === 'undeployed' || rollout.kind === 'deleted') continue
          const environment = rolloutEnvironment(rollout, testClusters)!
          const reason = reasonBeforeHistory(rollout, environment)
          expect(fates.get(rolloutKey(rollout))).toBe(reason ?? slowFate(rollout, before, fates))
          if (reason === null) before.push(rollout)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('there are as many deploys as fates say, and folded rollouts belong to one of them', () => {
    fc.assert(
      fc.property(rolloutsOf, rollouts => {
        const { fates, deploys } = foldRollouts(rollouts, testClusters)
        const count = (fate: string) => [...fates.values()].filter(each => each === fate).length
        expect(deploys.length).toBe(count('deploy'))
        expect(deploys.reduce((sum, { rolloutCount }) => sum + rolloutCount, 0)).toBe(
          count('deploy') + count('folded'),
        )
      }),
    )
  })
})
