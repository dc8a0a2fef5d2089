import { createHash } from 'node:crypto'
import type { RolloutKind } from '#lib/domain/deploy/rollout.ts'
import { artefactOfImage } from '../artefact-of-image.ts'
import type { CollectedEvent } from '../collector.ts'
import type { EnvironmentChange } from './apply-namespace.ts'
import type { Workload, WorkloadRolloutKind } from './cluster-state.ts'
import type { RolloutChange } from './follow-workload.ts'
import type { ServiceEvidence } from './service-evidence.ts'

/** Where the events of a collector belong. */
export type EventPlace = { platform: string; cluster: string }

const rolloutKinds: Record<WorkloadRolloutKind, RolloutKind> = {
  initial: 'rollout',
  recreated: 'rollout',
  version: 'rollout',
  platform: 'rollout',
  config: 'rollout',
  rollback: 'rollout',
  restart: 'restart',
}

export function versionOfWorkload({ print }: Workload): string | null {
  return artefactOfImage(print.primaryImage, print.versionLabel).version
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** The event of one step of a rollout. Its id is the rollout's and the step's: told twice, it is a duplicate. */
export function rolloutEvent(
  change: RolloutChange,
  { platform, cluster }: EventPlace,
  isTemporary: boolean,
): CollectedEvent {
  const { rollout, workload, phase } = change
  return {
    id: `${rollout.id}/${phase}`,
    body: encode({
      format: 'kubernetes/1',
      type: 'rollout',
      platform,
      cluster,
      environment: isTemporary ? 'preview' : null,
      rolloutId: rollout.id,
      phase,
      service: workload.service,
      workload: {
        kind: workload.kind,
        namespace: workload.namespace,
        name: workload.name,
        uid: workload.uid,
        changedBy: workload.changedBy,
      },
      target: { uid: rollout.targetUid, name: rollout.targetName, revision: rollout.revision },
      images: rollout.print.images,
      ...artefactOfImage(rollout.print.primaryImage, rollout.print.versionLabel),
      workloadRolloutKind: rollout.kind,
      kind: rolloutKinds[rollout.kind],
      isRollback: rollout.kind === 'rollback',
      isBackfilled: rollout.isBackfilled,
      outcome: rollout.outcome,
      startedAt: rollout.startedAt,
      finishedAt: rollout.finishedAt,
      trouble: rollout.trouble,
      traits: workload.traits,
    }),
  }
}

/** The event of one change of a service's standing on the cluster. */
export function evidenceEvent(evidence: ServiceEvidence, { platform, cluster }: EventPlace): CollectedEvent {
  const { service, change, at } = evidence
  return {
    id: `${change}/${keyOf(cluster, service, change, at)}`,
    body: encode({ format: 'kubernetes/1', type: 'evidence', platform, cluster, ...evidence }),
  }
}

/** The event of a temporary environment that appeared, was given more time, or went. */
export function environmentEvent(
  { name, change, at, namespace }: EnvironmentChange,
  { platform, cluster }: EventPlace,
): CollectedEvent {
  const { uid, service, url, repository, pullRequest, expiresAt } = namespace
  const until = change === 'extended' ? expiresAt : null
  return {
    id: `environment/${change}/${keyOf(cluster, uid, change, until)}`,
    body: encode({
      format: 'kubernetes/1',
      type: 'environment',
      platform,
      cluster,
      environment: name,
      change,
      at,
      service,
      url,
      repository,
      pullRequest,
      expiresAt,
    }),
  }
}

const keyOf = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')
