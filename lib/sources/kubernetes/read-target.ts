import type { Target } from './cluster-state.ts'
import { instantOf, type RawObject } from './raw-object.ts'
import { templatePrint } from './template-print.ts'

const revisionAnnotations = ['deployment.kubernetes.io/revision', 'rollout.argoproj.io/revision']

/** A ReplicaSet or ControllerRevision as one revision of its owner; null where it has no controller or no number. */
export function readTarget(object: RawObject): Target | null {
  const meta = object.metadata
  const owner = meta?.ownerReferences?.find(reference => reference.controller === true)
  if (meta?.uid === undefined || meta.name === undefined || owner?.uid === undefined) return null
  const annotation = revisionAnnotations.find(name => meta.annotations?.[name] !== undefined)
  const revision = object.revision ?? Number(annotation && meta.annotations?.[annotation])
  if (!Number.isInteger(revision) || revision < 1) return null
  return {
    uid: meta.uid,
    kind: object.data === undefined && object.revision === undefined ? 'ReplicaSet' : 'ControllerRevision',
    seenVersion: meta.resourceVersion ?? '',
    name: meta.name,
    ownerUid: owner.uid,
    revision,
    print: templatePrint(object.data?.spec?.template ?? object.spec?.template),
    createdAt: instantOf(meta.creationTimestamp),
    writtenAt: writtenAt(object),
    isReused: revisionAnnotations.some(name => (meta.annotations?.[`${name}-history`] ?? '') !== ''),
  }
}

/** When a controller last wrote anything but its status. */
function writtenAt(object: RawObject): number | null {
  const times = (object.metadata?.managedFields ?? [])
    .filter(field => field.subresource === undefined)
    .map(field => instantOf(field.time))
    .filter(at => at !== null)
  return times.length === 0 ? null : Math.max(...times)
}
