import type { DecodeContext } from '../adapter.ts'
import { artefactOfImage } from '../artefact-of-image.ts'
import type { Decoded, DecodedEvent, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { judgeEvent } from '../judge-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { shortKey } from '../short-key.ts'
import { isWorkloadKind, readWorkloadManifest, type WorkloadManifest } from '../workload-manifest.ts'
import { workloadTraits } from '../workload-traits.ts'
import { type TopologyChange, topologyChangeSchema, topologyEventSchema } from './topology-event.ts'

const changeType = 'KUBERNETES_TOPOLOGY_CHANGE'

/** kubewatch fills this in where it was built with it; released versions send a placeholder. */
const clusterOf = ({ clusterUid }: TopologyChange, context: DecodeContext): string | null =>
  clusterUid === null || clusterUid === 'TODO' ? (context.cluster ?? null) : clusterUid

/** As the collectors of clusters name it: by its label, else by its own name. */
const serviceOf = ({ labels, name }: WorkloadManifest): string =>
  labels['app.kubernetes.io/name'] ?? labels['backstage.io/kubernetes-id'] ?? name

/** Which of its states: a status update is no new one. */
const rolloutIdOf = (workload: WorkloadManifest, kind: string): string =>
  shortKey(
    workload.uid ?? `${kind}/${workload.namespace ?? ''}/${workload.name}`,
    workload.generation ?? workload.images.join(','),
  )

type Reading = { kind: ObservedRollout['kind']; workload: WorkloadManifest } | { ignored: string }

/** What a change to a workload was. An update shows its effect only next to the object before it. */
function readChange({ operation, kind, obj, oldObj }: TopologyChange): Reading {
  const what = `${operation ?? 'a change'} of a ${kind ?? 'nameless kind'}`
  if (kind === null || !isWorkloadKind(kind) || kind.toLowerCase() === 'replicaset')
    return { ignored: `${what}: not a workload` }
  const now = readWorkloadManifest(obj)
  const before = readWorkloadManifest(oldObj)
  if (operation === 'delete') {
    const gone = now ?? before
    return gone === null ? { ignored: `${what} without the object` } : { kind: 'undeployed', workload: gone }
  }
  if (operation !== 'create' && operation !== 'update') return { ignored: `${what}: not a change we know` }
  if (now === null) return { ignored: `${what} without the object` }
  const isSame = before !== null && before.images.join('\n') === now.images.join('\n')
  if (operation === 'update' && isSame) return { ignored: `${what} with the same images` }
  return { kind: 'rollout', workload: now }
}

/**
 * A change of a workload as kubewatch's CloudEvents handler sends it: created, or with other images, is a rollout at the
 * event's time; deleted is undeployed. An update that comes without the object before it is a rollout too, one per generation.
 */
export function decodeKubewatchEvent(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  if (typeof value === 'object' && value !== null && 'eventmeta' in value)
    return ignoredEvent(context, bodyId(value), 'the plain webhook handler names no images: use cloudevent')
  const parsed = topologyEventSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { type, time, data, ...event } = parsed.data
  const issues = instantIssues({ '/time': time }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  // Its ids are the second it started and a counter: two clusters, or two starts, may use the same.
  const id = shortKey(event.id, bodyId(value).slice(5, 37))
  if (type !== changeType) return ignoredEvent(context, id, `${type} says nothing of deployed services`)
  const change = topologyChangeSchema.safeParse(data)
  if (!change.success) return { ok: false, issues: issuesOf(change.error, '/data') }
  const reading = readChange(change.data)
  if ('ignored' in reading) return ignoredEvent(context, id, reading.ignored)
  const { workload, kind } = reading
  const { namespace, labels, annotations, image } = workload
  const rollout = observedRollout({
    rolloutId: shortKey(rolloutIdOf(workload, change.data.kind ?? ''), kind),
    service: serviceOf(workload),
    platform: 'kubernetes',
    cluster: clusterOf(change.data, context),
    startedAt: time,
    finishedAt: time,
    outcome: 'succeeded',
    kind,
    ...artefactOfImage(image, workload.versionLabel),
    traits: workloadTraits({ namespace, labels, annotations, image }),
  })
  return judgeEvent({ source: context.source, id, observations: [rollout], ignored: null }, context.now)
}
