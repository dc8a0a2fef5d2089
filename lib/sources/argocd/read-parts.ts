import { artefactOfImage } from '../artefact-of-image.ts'
import { isWorkloadKind } from '../workload-manifest.ts'
import type { Application } from './application.ts'

/** What of an application is a service of its own: the application itself, or each of its workloads. */
export type Part = {
  service: string
  /** Tells the workloads of one application apart; empty for the application itself. */
  key: string[]
  namespace: string | null
  artefact: string | null
  version: string | null
  image: string | null
}

type Named = { name: string; uid: string } & Application
type Workload = { kind: string; name: string; namespace: string | null }

const repositoryOfImage = (image: string): string => image.replace(/@.*$/, '').replace(/:[^:/]*$/, '')
const lastName = (repository: string): string => repository.slice(repository.lastIndexOf('/') + 1)

export function workloadsOf({ status }: Application): Workload[] {
  const found = status.resources.flatMap(({ kind, name, namespace }) =>
    kind !== null && name !== null && isWorkloadKind(kind) && kind !== 'ReplicaSet'
      ? [{ kind, name, namespace }]
      : [],
  )
  return [...new Map(found.map(item => [`${item.kind}/${item.namespace}/${item.name}`, item])).values()]
}

/** The one image among these that runs; of several tags, as there are while pods are replaced, the one of the chart. */
function imageOf(images: readonly string[], wanted: string | null): string | null {
  if (images.length === 1) return images[0] ?? null
  const versionOf = (image: string) => artefactOfImage(image, null).version
  const fitting = images.filter(image => {
    const version = versionOf(image)
    return version !== null && wanted !== null && (version === wanted || version === `v${wanted}`)
  })
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** Repositories by the last part of their name; of several with the same one the first by order. */
const byLastName = (repositories: readonly string[]): ReadonlyMap<string, string> =>
  new Map(repositories.toReversed().map(repository => [lastName(repository), repository]))

/** The repository whose image a workload of this name runs: the longest whose own name the workload's is, or ends with. */
function repositoryFor(name: string, repositories: ReadonlyMap<string, string>): string | null {
  for (let from = 0; from !== -1; ) {
    const found = repositories.get(name.slice(from))
    if (found !== undefined) return found
    const dash = name.indexOf('-', from)
    from = dash === -1 ? -1 : dash + 1
  }
  return null
}

/**
 * The services of an application: each workload where every one has an image of its own, by the names of repositories, which
 * do not change while pods are replaced; else the application. `wanted` is the version its sources name. What images say of
 * versions is believed only when `isSettled`: before that they are of the pods it had.
 */
export function readParts(app: Named, wanted: string | null, isSettled: boolean): Part[] {
  const { images } = app.status.summary
  const repositories = [...new Set(images.map(repositoryOfImage))].sort()
  const imagesByRepository = Map.groupBy(images, repositoryOfImage)
  const named = byLastName(repositories)
  const workloads = workloadsOf(app)
  const partOf = (service: string, key: string[], namespace: string | null, repository: string | null) => {
    const image = isSettled ? imageOf(imagesByRepository.get(repository ?? '') ?? [], wanted) : null
    return { service, key, namespace, image, ...artefactOfImage(image, wanted) }
  }
  const matched = workloads.map(({ name }) => repositoryFor(name, named))
  const isApart =
    workloads.length > 1 && !matched.includes(null) && new Set(matched).size === workloads.length
  if (isApart) {
    return workloads.map(({ kind, name, namespace }, index) =>
      partOf(name, [kind.toLowerCase(), namespace ?? '', name], namespace, matched[index] ?? null),
    )
  }
  const service = app.metadata.labels['app.kubernetes.io/name'] ?? app.name
  const names = [service, app.name, ...(workloads.length === 1 ? workloads.map(({ name }) => name) : [])]
  const own =
    repositories.length === 1
      ? repositories[0]
      : names.map(name => repositoryFor(name, named)).find(found => found !== null)
  return [partOf(service, [], app.spec.destination.namespace, own ?? null)]
}
