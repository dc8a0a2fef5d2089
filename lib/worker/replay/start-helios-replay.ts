import { createHash } from 'node:crypto'
import { rest } from '#lib/collect/rest.ts'
import { HeliosWorld, type WorldGroup } from '#lib/sources/helios/replay/helios-world.ts'
import type { Replay, ReplayOptions, ReplayService } from './replay-service.ts'
import { rollOn } from './roll-on.ts'
import { serveHeliosWorld } from './serve-helios-world.ts'

const hostsPerService = 2
const rolloutOptions = {
  timeout: 300,
  parallelism: 1,
  migrate: false,
  overlap: false,
  token: '',
  ignoreFailures: false,
}

/**
 * A Helios master that lives: every service has a deployment group on hosts of its own, and now and then one of them is
 * rolled to a new job, host by host, in the steps agents really take. Every tenth rolling update is the master's own
 * (HOSTS_CHANGED); every twelfth of the others fails and leaves the rest on the old job.
 */
export async function startHeliosReplay(options: ReplayOptions): Promise<Replay> {
  const { services, clock, random } = options
  const world = new HeliosWorld()
  const ended = new AbortController()
  for (const service of services) settle(world, options.cluster, service)
  const server = await serveHeliosWorld(world, { port: options.port })
  const rolling = rollOn(
    options,
    async ({ service }, version, signal) => {
      const isHostsChanged = random() < 0.1
      const isFailing = !isHostsChanged && random() < 0.08
      await rollOut(world, options, service, isHostsChanged ? null : version, isFailing, signal)
    },
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
    { groups }: HeliosWorld,
    { rolloutMs }: ReplayOptions,
    service: string,
    version: string | null,
    isFailing: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const group = groups.get(groupOf(service))!
    const before = group.jobId!
    const jobId = version === null ? before : addJob(world, service, version, null, clock())
    Object.assign(group, {
      jobId,
      reason: version === null ? 'HOSTS_CHANGED' : 'MANUAL',
      status: 'ROLLING_OUT',
      error: null,
    })
    for (const host of version === null ? [] : hostsOf(options.cluster, service)) {
      const stepMs = rolloutMs / hostsPerService / 5
      const say = (id: string, goal: string, state: string, containerId: string | null) =>
        world.setTask(clock(), host, id, group.name, { goal, state, throttled: 'NO', containerId })
      const container = hashOf(`${jobId}${host}${clock()}`)
      for (const id of [...world.host(host).jobs.keys()].filter(id => id !== jobId)) {
        say(id, 'UNDEPLOY', 'STOPPING', container)
        await rest(stepMs, signal)
        say(id, 'UNDEPLOY', 'STOPPED', container)
      }
      say(jobId, 'START', 'PULLING_IMAGE', null)
      await rest(stepMs, signal)
      if (isFailing) {
        say(jobId, 'START', 'FAILED', null)
        await rest(stepMs, signal)
        Object.assign(group, {
          status: 'FAILED',
          error: `${host}: timed out waiting for job ${jobId} to reach state RUNNING`,
        })
        return
      }
      say(jobId, 'START', 'STARTING', container)
      await rest(stepMs, signal)
      say(jobId, 'START', 'RUNNING', container)
      await rest(stepMs, signal)
    }
    if (version === null) await rest(rolloutMs / 2, signal)
    group.status = 'ACTIVE'
  }
}

const groupOf = (service: string): string => `${service}-prod`
const hostsOf = (cluster: string, service: string): string[] =>
  Array.from({ length: hostsPerService }, (_, index) => `${service}-${index + 1}.${cluster}.example.net`)
const hashOf = (text: string): string => createHash('sha1').update(text).digest('hex')

/** The same job always has the same id: a restarted replay shows what it showed before. */
function addJob(
  world: HeliosWorld,
  service: string,
  version: string,
  artefact: string | null,
  at: number,
): string {
  const id = `${service}:${version}:${hashOf(`${service}:${version}`)}`
  const image = `registry.example.net/${service}:${version}${artefact ? `@${artefact}` : ''}`
  world.jobs.set(id, {
    id,
    image,
    created: at,
    creatingUser: 'deploy-tool',
    expires: null,
    metadata: {},
    env: {},
    token: '',
  })
  return id
}

/** What runs before anything happens. */
function settle(
  world: HeliosWorld,
  cluster: string,
  { service, version, artefact, deployedAt }: ReplayService,
): void {
  const jobId = addJob(world, service, version, artefact ?? null, deployedAt)
  const name = groupOf(service)
  for (const host of hostsOf(cluster, service))
    world.setTask(deployedAt, host, jobId, name, {
      goal: 'START',
      state: 'RUNNING',
      throttled: 'NO',
      containerId: hashOf(`${jobId}${host}`),
    })
  const group: WorldGroup = {
    name,
    jobId,
    reason: 'MANUAL',
    options: rolloutOptions,
    status: 'ACTIVE',
    error: null,
    hosts: null,
  }
  world.groups.set(name, group)
}
