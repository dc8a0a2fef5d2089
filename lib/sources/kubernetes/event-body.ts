import { createHash } from 'node:crypto'
import type { RolloutKind } from '#lib/domain/deploy/rollout.ts'
import { artefactOfImage } from '../artefact-of-image.ts'
import type { CollectedEvent } from '../collector.ts'
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
export function rolloutEvent(change: RolloutChange, place: EventPlace): CollectedEvent {
  const { rollout, workload, phase } = change
  return {
    id: `${rollout.id}/${phase}`,
    body: encode({
      format: 'kubernetes/1',
      type: 'rollout',
      ...place,
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
    }),
  }
}

/** The event of one change of a service's standing on the cluster. */
export function evidenceEvent(evidence: ServiceEvidence, place: EventPlace): CollectedEvent {
  const { service, change, at } = evidence
  const key = createHash('sha256')
    .update(JSON.stringify([place.cluster, service, change, at]))
    .digest('hex')
  return {
    id: `${change}/${key}`,
    body: encode({ format: 'kubernetes/1', type: 'evidence', ...place, ...evidence }),
  }
}
