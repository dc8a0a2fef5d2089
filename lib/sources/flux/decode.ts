import { createHash } from 'node:crypto'
import type { RolloutKind, RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { ignoredEvent } from '../ignored-event.ts'
import { judgeEvent } from '../judge-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { shortKey } from '../short-key.ts'
import { workloadTraits } from '../workload-traits.ts'
import { appliedWorkloads } from './applied-workloads.ts'
import { type FluxEvent, fluxEventSchema, fluxMetadata } from './flux-event.ts'
import { readRevision } from './read-revision.ts'

type HelmEnd = { outcome: RolloutOutcome; kind: RolloutKind; isRollback: boolean }

const helmEnds: ReadonlyMap<string, HelmEnd> = new Map([
  ['InstallSucceeded', { outcome: 'succeeded', kind: 'rollout', isRollback: false }],
  ['InstallFailed', { outcome: 'failed', kind: 'rollout', isRollback: false }],
  ['UpgradeSucceeded', { outcome: 'succeeded', kind: 'rollout', isRollback: false }],
  ['UpgradeFailed', { outcome: 'failed', kind: 'rollout', isRollback: false }],
  ['RollbackSucceeded', { outcome: 'succeeded', kind: 'rollout', isRollback: true }],
  ['RollbackFailed', { outcome: 'failed', kind: 'rollout', isRollback: true }],
  ['UninstallSucceeded', { outcome: 'succeeded', kind: 'undeployed', isRollback: false }],
])

/** What identifies the object; events of old controllers name no uid. */
const objectKey = ({ involvedObject: { uid, kind, namespace, name } }: FluxEvent): string =>
  uid ?? `${kind}/${namespace ?? ''}/${name}`

/** Flux sends no id: object, reason, revision and time are what the same event has again. */
function eventId(event: FluxEvent): string {
  const parts = [objectKey(event), event.reason, fluxMetadata(event, 'revision'), event.timestamp]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** What every rollout of an event has: Flux runs on Kubernetes and ends one thing at one instant. */
const endedAt = (event: FluxEvent, context: DecodeContext) => ({
  platform: 'kubernetes',
  cluster: fluxMetadata(event, 'cluster') ?? context.cluster ?? null,
  environment: fluxMetadata(event, 'env') ?? fluxMetadata(event, 'environment'),
  startedAt: null,
  finishedAt: event.timestamp,
  outcome: 'succeeded' as const,
  traits: workloadTraits({ namespace: event.involvedObject.namespace }),
})

function helmRollout(event: FluxEvent, end: HelmEnd, id: string, context: DecodeContext): ObservedRollout {
  return observedRollout({
    ...endedAt(event, context),
    ...end,
    rolloutId: id,
    service: event.involvedObject.name,
    // The version of what is in the chart is what the cluster's own images are tagged with.
    version: fluxMetadata(event, 'app-version') ?? fluxMetadata(event, 'revision'),
  })
}

function appliedRollouts(event: FluxEvent, revision: string, context: DecodeContext): ObservedRollout[] {
  const ended = endedAt(event, context)
  return appliedWorkloads(event.message).map(({ kind, namespace, name, isDeleted }) =>
    observedRollout({
      ...ended,
      ...readRevision(revision, fluxMetadata(event, 'originRevision')),
      rolloutId: shortKey(objectKey(event), revision, kind, namespace ?? '', name),
      service: name,
      kind: isDeleted ? 'undeployed' : 'rollout',
      traits: workloadTraits({ namespace: namespace ?? event.involvedObject.namespace }),
    }),
  )
}

/** It comes again with every reconciliation: one rollout per object and revision, whose first word counts. */
function reconciledRollout(event: FluxEvent, revision: string, context: DecodeContext): ObservedRollout {
  return observedRollout({
    ...endedAt(event, context),
    ...readRevision(revision, fluxMetadata(event, 'originRevision')),
    rolloutId: shortKey(objectKey(event), revision),
    service: event.involvedObject.name,
  })
}

/**
 * An event of Flux. Helm releases that were installed, upgraded, rolled back or uninstalled and Kustomizations that applied
 * workloads or a revision are rollouts; everything else is kept and ignored. `cluster` and `env` of the Alert's
 * `eventMetadata` are its place and environment.
 */
export function decodeFluxEvent(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  const parsed = fluxEventSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const event = parsed.data
  const issues = instantIssues({ '/timestamp': event.timestamp }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const id = eventId(event)
  const { kind } = event.involvedObject
  const revision = fluxMetadata(event, 'revision')
  const ignored = (why: string) => ignoredEvent(context, id, `${event.reason} of a ${kind} ${why}`)
  const told = (observations: ObservedRollout[]) =>
    judgeEvent({ source: context.source, id, observations, ignored: null }, context.now)
  if (kind === 'HelmRelease') {
    const end = helmEnds.get(event.reason)
    return end === undefined ? ignored('deploys nothing') : told([helmRollout(event, end, id, context)])
  }
  if (kind !== 'Kustomization') return ignored('deploys nothing')
  const isApplied = event.reason === 'Progressing'
  if (!isApplied && event.reason !== 'ReconciliationSucceeded') return ignored('deploys nothing')
  if (revision === null) return ignored('names no revision')
  if (!isApplied) return told([reconciledRollout(event, revision, context)])
  const rollouts = appliedRollouts(event, revision, context)
  return rollouts.length === 0 ? ignored('names no workload that changed') : told(rollouts)
}
