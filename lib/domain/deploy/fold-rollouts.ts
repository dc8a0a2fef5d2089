import type { Cluster } from '../placement/cluster.ts'
import { hourMs } from '../time/durations.ts'
import { artefactKey } from './artefact-key.ts'
import { compareRollouts } from './compare-rollouts.ts'
import type { Deploy } from './deploy.ts'
import { defaultEnvironmentRules } from './environment-class-of.ts'
import type { ExclusionReason, RolloutFate } from './exclusion-reason.ts'
import { markCountedInRates } from './mark-counted-in-rates.ts'
import { addSuccess, emptyHistory, isReturn, type PlatformHistory } from './platform-history.ts'
import { reasonBeforeHistory } from './reason-before-history.ts'
import type { EventRef, Rollout } from './rollout.ts'
import { rolloutEnvironment } from './rollout-environment.ts'
import { type RolloutKey, rolloutKey } from './rollout-key.ts'

/** A success that starts within this time after the earliest one of its group belongs to the same deploy. */
export const foldWindowMs = 24 * hourMs

export type FoldedRollouts = {
  /** Rollouts on unknown clusters, `undeployed` and `deleted` have none: they are in no column of the ledger. */
  fates: Map<RolloutKey, RolloutFate>
  /** By the key of a folded rollout: the one that made the deploy it counts in. */
  foldedInto: Map<RolloutKey, EventRef>
  /** In the order of their times, over all platforms. */
  deploys: Deploy[]
}

/** One platform's success history, with the latest deploy of each artefact: the group later rollouts may fold into. */
type Platform = { history: PlatformHistory; groups: Map<string, Deploy> }

/**
 * What becomes of every rollout of one service, over all platforms, and the deploys they make (definitions.md 3 and 7).
 * The order and the duplication of `rollouts` do not matter. O(n log n).
 */
export function foldRollouts(
  rollouts: readonly Rollout[],
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): FoldedRollouts {
  const fates = new Map<RolloutKey, RolloutFate>()
  const foldedInto = new Map<RolloutKey, EventRef>()
  const deploys: Deploy[] = []
  const platforms = new Map<string, Platform>()
  for (const rollout of rollouts.toSorted(compareRollouts)) {
    const key = rolloutKey(rollout)
    if (fates.has(key) || rollout.kind === 'undeployed' || rollout.kind === 'deleted') continue
    const environment = rolloutEnvironment(rollout, clusters, rules)
    if (environment === null) continue
    const reason = reasonBeforeHistory(rollout, environment)
    if (reason !== null) {
      fates.set(key, reason)
      continue
    }
    const platform = platforms.get(rollout.platform) ?? { history: emptyHistory(), groups: new Map() }
    platforms.set(rollout.platform, platform)
    const fate = foldSuccess(rollout, platform)
    const group = platform.groups.get(artefactKey(rollout))
    if (fate === 'deploy') deploys.push(group!)
    if (fate === 'folded') foldedInto.set(key, group!.rollout)
    fates.set(key, fate)
  }
  return { fates, foldedInto, deploys: markCountedInRates(deploys) }
}

/** The fate of one success, given everything before it; moves the platform's history forward. */
function foldSuccess(rollout: Rollout, { history, groups }: Platform): 'deploy' | ExclusionReason {
  const artefact = artefactKey(rollout)
  const finishedAt = rollout.finishedAt!
  const startedAt = rollout.startedAt ?? finishedAt
  const isRollback = rollout.isRollback || isReturn(history, rollout.cluster, artefact, startedAt)
  const wasLatest = history.latest === artefact
  addSuccess(history, rollout.cluster, artefact, finishedAt)
  if (isRollback) return 'rollback'
  const group = groups.get(artefact)
  if (group !== undefined && startedAt <= group.at + foldWindowMs) {
    group.at = Math.min(group.at, finishedAt)
    group.rolloutCount += 1
    return 'folded'
  }
  if (wasLatest) return 'same_artefact'
  groups.set(artefact, {
    platform: rollout.platform,
    at: finishedAt,
    artefactKey: artefact,
    artefact: rollout.artefact,
    version: rollout.version,
    rolloutCount: 1,
    isCountedInRates: true,
    rollout: { source: rollout.source, id: rollout.id },
  })
  return 'deploy'
}
