import type { ObservedRollout } from './contract.ts'

type Told = Pick<ObservedRollout, 'rolloutId' | 'service' | 'outcome' | 'startedAt' | 'finishedAt'>

/** A rollout of which a sender tells these; whatever else it does not tell is null. A start after the finish is the finish. */
export function observedRollout(told: Told & Partial<ObservedRollout>): ObservedRollout {
  const { startedAt, finishedAt } = told
  return {
    type: 'rollout',
    platform: null,
    cluster: null,
    environment: null,
    kind: 'rollout',
    isRollback: false,
    version: null,
    artefact: null,
    commit: null,
    change: null,
    actor: null,
    approvedBy: null,
    team: null,
    ...told,
    startedAt: startedAt === null || finishedAt === null ? startedAt : Math.min(startedAt, finishedAt),
  }
}
