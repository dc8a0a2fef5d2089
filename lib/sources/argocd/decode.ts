import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, ObservedEnvironment, ObservedRollout } from '../contract.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { judgeEvent } from '../judge-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { shortKey } from '../short-key.ts'
import { workloadTraits } from '../workload-traits.ts'
import { type Application, applicationIn } from './application.ts'
import { deployedSources, repositoryOf } from './deployed-sources.ts'
import { type Part, readParts } from './read-parts.ts'
import { environmentLabel, readPreview } from './read-preview.ts'
import { readSync } from './read-sync.ts'

type Named = Application & { uid: string; name: string }

const inCluster = new Set(['https://kubernetes.default.svc', 'in-cluster'])

/** The destination's name or server, with the namespace. Every Argo CD calls its own cluster alike: a configured one stands in. */
function placeOf({ spec }: Named, namespace: string | null, { cluster }: DecodeContext): string | null {
  const { name, server } = spec.destination
  const destination = name ?? server
  if (destination === null || (cluster != null && inCluster.has(destination))) return cluster ?? null
  return namespace === null ? destination : `${destination}/${namespace}`
}

/** The repository its manifests are in; one of charts says nothing of the service. */
function gitRepository({ spec }: Named): string | null {
  const source = [spec.source, ...spec.sources].find(
    ({ repoURL, chart }) => repoURL !== null && chart === null,
  )
  return source?.repoURL == null ? null : repositoryOf(source.repoURL)
}

/** Of a pull request's application: its name is the pull request's, so the label or the repository names the service. */
const previewedService = (app: Named): string | null =>
  app.metadata.labels['app.kubernetes.io/name'] ?? gitRepository(app)?.replace(/^.*\//, '') ?? null

function rolloutOf(
  app: Named,
  part: Part,
  {
    environment,
    ...told
  }: Partial<ObservedRollout> & Pick<ObservedRollout, 'rolloutId' | 'outcome' | 'startedAt' | 'finishedAt'>,
  context: DecodeContext,
): ObservedRollout {
  const { labels, annotations } = app.metadata
  const namespace = part.namespace ?? app.spec.destination.namespace
  const repository = gitRepository(app)
  const isOwnPreview = environment === 'preview' && part.key.length === 0
  return observedRollout({
    ...told,
    service: (isOwnPreview ? previewedService(app) : null) ?? part.service,
    platform: 'kubernetes',
    cluster: placeOf(app, namespace, context),
    environment: environment ?? environmentLabel(app),
    traits: workloadTraits({ namespace, labels, annotations, repository, image: part.image }),
  })
}

function environmentOf(app: Named, change: 'created' | 'removed', context: DecodeContext) {
  const preview = readPreview(app)
  const at = change === 'created' ? app.metadata.creationTimestamp : app.metadata.deletionTimestamp
  if (preview === null || at === null) return null
  return {
    type: 'environment',
    environment: app.name,
    change,
    at,
    service: previewedService(app),
    cluster: placeOf(app, app.spec.destination.namespace, context),
    url: app.status.summary.externalURLs[0] ?? null,
    repository: gitRepository(app),
    ...preview,
    expiresAt: null,
  } satisfies ObservedEnvironment
}

/**
 * A notification of Argo CD with its Application, by our template or another's. Keys: the application's uid with the id in
 * its history (and whether it was healthy yet), or with the start and the phase of a sync that has no entry there. An
 * application that is being deleted is undeployed; a pull request's is a temporary environment too.
 */
export function decodeArgocdEvent(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  const app = applicationIn(value)
  if (app === null) {
    if (typeof value !== 'object' || value === null)
      return { ok: false, issues: [{ path: '', message: 'is no notification of Argo CD' }] }
    return ignoredEvent(
      context,
      bodyId(value),
      "the body has no Application with a uid and a name: use Landfall's template for Argo CD",
    )
  }
  const { uid, status } = app
  const { deletionTimestamp } = app.metadata
  const isPreview = readPreview(app) !== null
  const environment = isPreview ? 'preview' : null
  const seen = environmentOf(app, deletionTimestamp === null ? 'created' : 'removed', context)
  const told = (key: string[], rollouts: ObservedRollout[]) => {
    const observations = seen === null ? rollouts : [...rollouts, seen]
    const id = shortKey(uid, ...key)
    return judgeEvent({ source: context.source, id, observations, ignored: null }, context.now)
  }
  if (deletionTimestamp !== null) {
    const last = status.history.at(-1)
    const parts = readParts(app, last === undefined ? null : deployedSources(last).version, true)
    const at = { startedAt: deletionTimestamp, finishedAt: deletionTimestamp, outcome: 'succeeded' as const }
    const removals = parts.map(part => {
      const rolloutId = shortKey(uid, 'deleted', ...part.key)
      return rolloutOf(app, part, { rolloutId, ...at, kind: 'undeployed', environment }, context)
    })
    return told(['deleted'], removals)
  }
  const sync = readSync(app)
  if ('ignored' in sync) {
    const key = bodyId(value).slice(5, 37)
    return seen === null ? ignoredEvent(context, shortKey(uid, key), sync.ignored) : told([key], [])
  }
  const { key, sources, isSettled, ...ended } = sync
  const rollouts = readParts(app, sources.version, isSettled).map(part => {
    const { artefact, version } = part
    const rolloutId = shortKey(uid, sync.startedAt, ...part.key)
    const { commit } = sources
    return rolloutOf(app, part, { rolloutId, ...ended, commit, artefact, version, environment }, context)
  })
  return told(key, rollouts)
}
