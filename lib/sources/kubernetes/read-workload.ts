import type { Workload } from './cluster-state.ts'
import { intern } from './intern.ts'
import type { WorkloadKind } from './kinds.ts'
import { objectTraits } from './object-traits.ts'
import { countOf, instantOf, type RawCondition, type RawObject, type RawTemplate } from './raw-object.ts'
import { type ServiceRule, serviceOfWorkload } from './service-of-workload.ts'
import { templatePrint } from './template-print.ts'
import { isMarkedTemporary } from './temporary-namespace.ts'

const revisionAnnotation: Record<WorkloadKind, string | null> = {
  Deployment: 'deployment.kubernetes.io/revision',
  Rollout: 'rollout.argoproj.io/revision',
  StatefulSet: null,
  DaemonSet: null,
  CronJob: null,
}

export type WorkloadReading = {
  serviceRules: readonly ServiceRule[]
  /** Whether a namespace is temporary by its name. */
  isTemporaryName: (namespace: string) => boolean
}

/** The slim projection of a workload as a list or a watch shows it; null for an object without identity. */
export function readWorkload(
  kind: WorkloadKind,
  object: RawObject,
  { serviceRules, isTemporaryName }: WorkloadReading,
): Workload | null {
  const { metadata: meta, status = {} } = object
  if (meta?.uid === undefined || meta.name === undefined) return null
  const template = templateOf(object)
  const revision = revisionOf(kind, object)
  const progressing = status.conditions?.find(condition => condition.type === 'Progressing')
  const isObserved = kind === 'CronJob' || countOf(status.observedGeneration) >= countOf(meta.generation)
  const print = templatePrint(template)
  const change = lastChange(object)
  return {
    uid: meta.uid,
    seenVersion: meta.resourceVersion ?? '',
    kind,
    namespace: intern(meta.namespace ?? ''),
    name: intern(meta.name),
    service: intern(serviceOfWorkload(object, template, serviceRules)),
    createdAt: instantOf(meta.creationTimestamp),
    revision,
    print,
    isObserved,
    isSettled: isObserved && settled[kind](object),
    currentTarget: textOrNull(kind === 'Rollout' ? status.currentPodHash : status.updateRevision),
    readyCount: readyCount[kind](object),
    availableAt:
      progressing?.reason === 'NewReplicaSetAvailable' ? instantOf(progressing.lastUpdateTime) : null,
    failure: isObserved ? failureOf(kind, object, progressing) : null,
    changedBy: change === null ? null : intern(change.manager),
    changedAt: change?.at ?? null,
    isTemporary: isMarkedTemporary(object) || isTemporaryName(meta.namespace ?? ''),
    traits: objectTraits(object, template, print.primaryImage),
  }
}

/** The pod template of a workload, where it has one of its own. */
function templateOf({ spec }: RawObject): RawTemplate | undefined {
  if (spec?.jobTemplate === undefined) return spec?.template
  return (spec.jobTemplate as { spec?: { template?: RawTemplate } } | null)?.spec?.template
}

function revisionOf(kind: WorkloadKind, { metadata: meta }: RawObject): number | null {
  if (kind === 'CronJob') return Math.max(1, countOf(meta?.generation))
  const annotation = revisionAnnotation[kind]
  const revision = annotation === null ? Number.NaN : Number(meta?.annotations?.[annotation] ?? Number.NaN)
  return Number.isInteger(revision) ? revision : null
}

const readyReplicas = ({ status }: RawObject): number => countOf(status?.readyReplicas)

const readyCount: Record<WorkloadKind, (object: RawObject) => number> = {
  Deployment: readyReplicas,
  StatefulSet: readyReplicas,
  Rollout: readyReplicas,
  DaemonSet: ({ status }) => countOf(status?.numberReady),
  /** It has no instance that waits: it is there while it is not suspended and has been seen to run, or runs. */
  CronJob({ spec, status = {} }) {
    if (spec?.suspend === true) return 0
    const isRunning = Array.isArray(status.active) && status.active.length > 0
    return isRunning || typeof status.lastSuccessfulTime === 'string' ? 1 : 0
  },
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** "Rolled out", by what kubectl and the controllers themselves look at; counts, because conditions stay from the rollout before. */
const settled: Record<WorkloadKind, (object: RawObject) => boolean> = {
  Deployment({ spec, status = {} }) {
    const want = spec?.replicas ?? 1
    const updated = countOf(status.updatedReplicas)
    return (
      updated >= want && countOf(status.replicas) <= updated && countOf(status.availableReplicas) >= updated
    )
  },
  StatefulSet({ spec, status = {} }) {
    const want = spec?.replicas ?? 1
    if (countOf(status.readyReplicas) < want) return false
    const strategy = spec?.updateStrategy as { rollingUpdate?: { partition?: number } } | undefined
    const partition = countOf(strategy?.rollingUpdate?.partition)
    if (partition > 0) return countOf(status.updatedReplicas) >= want - partition
    return status.updateRevision !== undefined && status.updateRevision === status.currentRevision
  },
  DaemonSet({ status = {} }) {
    const want = countOf(status.desiredNumberScheduled)
    return countOf(status.updatedNumberScheduled) >= want && countOf(status.numberAvailable) >= want
  },
  Rollout({ status = {} }) {
    return (
      status.phase === 'Healthy' && status.stableRS !== undefined && status.stableRS === status.currentPodHash
    )
  },
  /** The next run uses it: there is nothing to wait for. */
  CronJob: () => true,
}

function failureOf(kind: WorkloadKind, object: RawObject, progressing: RawCondition | undefined) {
  if (kind === 'Rollout') {
    const isAborted = object.status?.abort === true
    if (isAborted || object.status?.phase === 'Degraded')
      return {
        reason: isAborted ? 'Aborted' : 'Degraded',
        at: instantOf(object.status?.abortedAt as string | undefined),
      }
    return null
  }
  if (progressing?.status !== 'False') return null
  return { reason: progressing.reason ?? 'Unknown', at: instantOf(progressing.lastUpdateTime) }
}

/** The manager whose write to the spec is the newest: `kubectl-set`, `argocd-controller`, `helm`; and when it was. */
function lastChange(object: RawObject): { manager: string; at: number | null } | null {
  let latest: { manager: string; at: number | null } | null = null
  for (const field of object.metadata?.managedFields ?? []) {
    if (field.subresource !== undefined || field.manager === undefined) continue
    if (field.fieldsV1?.['f:spec'] === undefined) continue
    const at = instantOf(field.time)
    if (latest === null || (at ?? 0) >= (latest.at ?? 0)) latest = { manager: field.manager, at }
  }
  return latest
}
