import { artefactOfImage } from '../artefact-of-image.ts'
import type { ObservedRollout } from '../contract.ts'
import { foreignList, foreignRecord } from '../foreign-fields.ts'
import { isWorkloadKind, readWorkloadManifest, type WorkloadManifest } from '../workload-manifest.ts'
import { workloadTraits } from '../workload-traits.ts'
import { applicationOf, type EndedStage, placeOf, rolloutOfStage } from './ended-stage.ts'
import { contextText, type Execution, type Stage } from './execution.ts'

const namespaceNames = ['namespaceOverride', 'location', 'namespace'] as const

/** The manifests a stage deployed, else those it was given; null where it names none. */
function manifestsOf({ context, outputs }: Stage): unknown[] | null {
  const lists = [context['outputs.manifests'], outputs.manifests, context.manifests]
  return lists.map(list => foreignList.parse(list)).find(list => list.length > 0) ?? null
}

const keyOf = (kind: string, namespace: string | null, name: string) =>
  [kind.toLowerCase(), namespace ?? '', name] as const

/** The workloads among a stage's manifests, each once; null where the stage names no manifests at all. */
function workloadsOf(stage: Stage): Map<string, WorkloadManifest> | null {
  const manifests = manifestsOf(stage)
  if (manifests === null) return null
  const found = new Map<string, WorkloadManifest>()
  for (const value of manifests) {
    const manifest = readWorkloadManifest(value)
    if (manifest?.kind == null || !isWorkloadKind(manifest.kind)) continue
    const namespace = contextText(stage.context, 'namespaceOverride') ?? manifest.namespace
    found.set(keyOf(manifest.kind, namespace, manifest.name).join('/'), { ...manifest, namespace })
  }
  return found
}

const workloadsByExecution = new WeakMap<Execution, ReadonlyMap<string, WorkloadManifest>>()

/** The workloads all stages of an execution deployed, read once: any stage after may name one of them. */
function workloadsIn(execution: Execution): ReadonlyMap<string, WorkloadManifest> {
  const read =
    workloadsByExecution.get(execution) ??
    new Map(execution.stages.flatMap(item => [...(workloadsOf(item) ?? [])]))
  workloadsByExecution.set(execution, read)
  return read
}

/** The service of a workload: Spinnaker's own word for it first. Its label is among the traits, for naming rules. */
const serviceOf = ({ labels, annotations, name }: WorkloadManifest, application: string | null): string =>
  annotations['moniker.spinnaker.io/application'] ?? labels['app.kubernetes.io/name'] ?? application ?? name

/** Rollouts of `deployManifest` and alike: one per workload it deployed, one for the stage when it tells of no manifests. */
export function manifestRollouts(ended: EndedStage): ObservedRollout[] {
  const { stage } = ended
  const application = applicationOf(ended)
  const workloads = workloadsOf(stage)
  const within = contextText(stage.context, ...namespaceNames)
  if (workloads === null) {
    return application === null
      ? []
      : [rolloutOfStage(ended, [], { service: application, cluster: placeOf(ended, within) })]
  }
  return [...workloads.values()].map(workload => {
    const { kind, name, labels, annotations, image } = workload
    const namespace = workload.namespace ?? within
    return rolloutOfStage(ended, keyOf(kind ?? '', namespace, name), {
      service: serviceOf(workload, application),
      cluster: placeOf(ended, namespace),
      ...artefactOfImage(image, workload.versionLabel),
      traits: workloadTraits({ namespace, labels, annotations, image }),
    })
  })
}

type Named = { kind: string; namespace: string | null; name: string }

/** What a stage names (`deployment search`) by namespace; null where it names nothing, as with label selectors. */
function namesOf({ context, outputs }: Stage): Named[] | null {
  const byNamespace = foreignRecord.parse(
    context['outputs.manifestNamesByNamespace'] ?? outputs.manifestNamesByNamespace,
  )
  const named = Object.entries(byNamespace).flatMap(([namespace, names]) =>
    foreignList.parse(names).map(text => ({ namespace: namespace === '' ? null : namespace, text })),
  )
  const single = { namespace: contextText(context, ...namespaceNames), text: context.manifestName }
  const found = (named.length > 0 ? named : [single]).flatMap(({ namespace, text }) => {
    const [kind, name, ...rest] = typeof text === 'string' ? text.trim().split(/\s+/) : []
    return kind === undefined || name === undefined || rest.length > 0 ? [] : { kind, namespace, name }
  })
  return found.length > 0 ? found : null
}

/** Rollouts of stages that name workloads (undo, restart, scale, delete); nothing of other kinds. */
export function namedRollouts(ended: EndedStage): ObservedRollout[] {
  const { stage, execution, type } = ended
  const application = applicationOf(ended)
  const names = namesOf(stage)
  if (names === null) {
    // Ending a placement needs a name; what else a stage does to an application it does to its service.
    if (type.kind === 'undeployed' || application === null) return []
    const within = contextText(stage.context, ...namespaceNames)
    return [rolloutOfStage(ended, [], { service: application, cluster: placeOf(ended, within) })]
  }
  const own = workloadsOf(stage)
  const known = workloadsIn(execution)
  return (
    names
      // An old ReplicaSet that is cleared away takes no service with it.
      .filter(
        ({ kind }) => isWorkloadKind(kind) && (type.kind !== 'undeployed' || !/^replicaset$/i.test(kind)),
      )
      .map(({ kind, namespace, name }) => {
        const key = keyOf(kind, namespace, name)
        const workload = own?.get(key.join('/')) ?? known.get(key.join('/'))
        const labels = workload?.labels
        return rolloutOfStage(ended, key, {
          service: workload === undefined ? (application ?? name) : serviceOf(workload, application),
          cluster: placeOf(ended, namespace),
          // An undo brings back an image that the stages before did not deploy.
          ...(workload !== undefined &&
            !type.isRollback &&
            artefactOfImage(workload.image, workload.versionLabel)),
          traits: workloadTraits({ namespace, labels, annotations: workload?.annotations }),
        })
      })
  )
}
