import { createHash, randomUUID } from 'node:crypto'
import { rest } from '#lib/collect/rest.ts'
import type { RawObject } from '#lib/sources/kubernetes/raw-object.ts'
import { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import type { Replay, ReplayOptions, ReplayService } from './replay-service.ts'
import { rollOn } from './roll-on.ts'
import { serveClusterWorld } from './serve-cluster-world.ts'

const replicas = 3

type LiveDeployment = {
  uid: string
  service: string
  createdAt: number
  generation: number
  revision: number
  image: string
  target: { uid: string; name: string; createdAt: number; image: string }
}

/**
 * An API server that lives: every service is a Deployment, and now and then one of them gets a new image and is rolled
 * out replica by replica, as the controllers really write it. Every fifteenth exceeds its progress deadline instead; the next one mends it.
 */
export async function startKubernetesReplay(options: ReplayOptions): Promise<Replay> {
  const { cluster, services, clock, random } = options
  const world = new ClusterWorld(stableUid(cluster))
  world.version = Math.floor(clock() / 1000)
  const live = new Map(services.map(service => [service.service, settle(world, cluster, service)]))
  const server = await serveClusterWorld(world, { port: options.port })
  const ended = new AbortController()
  const rolling = rollOn(
    options,
    ({ service }, version, signal) => rollOut(live.get(service)!, version, random() < 1 / 15, signal),
    ended.signal,
  )
  return {
    url: server.url,
    async close() {
      ended.abort()
      await rolling
      await server.close()
    },
  }

  async function rollOut(
    deployment: LiveDeployment,
    version: string,
    isFailing: boolean,
    signal: AbortSignal,
  ) {
    const stepMs = options.rolloutMs / (replicas + 1)
    deployment.image = `registry.example.net/${deployment.service}:${version}`
    deployment.generation += 1
    putDeployment(world, deployment, { isObserved: false, updated: replicas, at: clock() })
    await rest(Math.min(stepMs / 4, 500), signal)
    const at = clock()
    deployment.revision += 1
    deployment.target = targetOf(deployment, randomUUID(), at)
    putReplicaSet(world, deployment)
    for (let updated = 0; updated < replicas; updated++) {
      putDeployment(world, deployment, { isObserved: true, updated, at: clock() })
      await rest(stepMs, signal)
      if (isFailing && updated === 1) {
        putDeployment(world, deployment, { isObserved: true, updated, at: clock(), isFailed: true })
        return
      }
    }
    putDeployment(world, deployment, { isObserved: true, updated: replicas, at: clock(), isDone: true })
  }
}

const hashOf = (text: string): string => createHash('sha1').update(text).digest('hex')
const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** Uids that survive a restart of the replay: the same cluster and services come back. */
function stableUid(text: string): string {
  const hash = hashOf(text)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join('-')
}

function targetOf({ service, image }: LiveDeployment, uid: string, createdAt: number) {
  return { uid, name: `${service}-${hashOf(image).slice(0, 10)}`, createdAt, image }
}

function settle(world: ClusterWorld, cluster: string, seed: ReplayService): LiveDeployment {
  const { service, version, artefact, deployedAt } = seed
  const image = `registry.example.net/${service}:${version}${artefact ? `@${artefact}` : ''}`
  const uid = stableUid(`${cluster}/${service}`)
  const deployment: LiveDeployment = {
    uid,
    service,
    createdAt: deployedAt,
    generation: 1,
    revision: 1,
    image,
    target: { uid: '', name: '', createdAt: 0, image },
  }
  deployment.target = targetOf(deployment, stableUid(`${uid}/${image}`), deployedAt)
  putReplicaSet(world, deployment)
  putDeployment(world, deployment, { isObserved: true, updated: replicas, at: deployedAt, isDone: true })
  return deployment
}

function templateOf(service: string, image: string) {
  return {
    metadata: { labels: { 'app.kubernetes.io/name': service } },
    spec: { containers: [{ name: 'app', image }] },
  }
}

const annotations = (revision: number) => ({ 'deployment.kubernetes.io/revision': String(revision) })

function putReplicaSet(world: ClusterWorld, { uid, service, revision, target }: LiveDeployment): void {
  const object: RawObject = {
    kind: 'ReplicaSet',
    metadata: {
      name: target.name,
      namespace: 'services',
      uid: target.uid,
      creationTimestamp: instant(target.createdAt),
      annotations: annotations(revision),
      ownerReferences: [{ kind: 'Deployment', name: service, uid, controller: true }],
    },
    spec: { replicas, template: templateOf(service, target.image) },
  }
  world.put('replicasets', object)
}

type Step = { isObserved: boolean; updated: number; at: number; isDone?: boolean; isFailed?: boolean }

function putDeployment(world: ClusterWorld, deployment: LiveDeployment, step: Step): void {
  const { uid, service, createdAt, generation, revision, image } = deployment
  const { isObserved, updated, at, isDone = false, isFailed = false } = step
  const reason = isFailed
    ? 'ProgressDeadlineExceeded'
    : isDone
      ? 'NewReplicaSetAvailable'
      : 'ReplicaSetUpdated'
  const object: RawObject = {
    kind: 'Deployment',
    metadata: {
      name: service,
      namespace: 'services',
      uid,
      generation,
      creationTimestamp: instant(createdAt),
      labels: { 'app.kubernetes.io/name': service },
      annotations: annotations(revision),
      managedFields: [{ manager: 'deploy-tool', time: instant(at), fieldsV1: { 'f:spec': {} } }],
    },
    spec: { replicas, template: templateOf(service, image) },
    status: {
      observedGeneration: isObserved ? generation : generation - 1,
      replicas: isDone || !isObserved ? replicas : replicas + 1,
      updatedReplicas: updated,
      readyReplicas: replicas,
      availableReplicas: replicas,
      conditions: [
        { type: 'Progressing', status: isFailed ? 'False' : 'True', reason, lastUpdateTime: instant(at) },
      ],
    },
  }
  world.put('deployments', object)
}
