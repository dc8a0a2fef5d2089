import { createHash } from 'node:crypto'
import type { RolloutKind } from '#lib/domain/deploy/rollout.ts'
import type { CollectedEvent } from '../collector.ts'
import type { EpisodeChange, EpisodeKind, GroupSight, JobFacts } from './helios-state.ts'
import type { HostNews } from './host-news.ts'
import { parseJobId } from './job-id.ts'
import type { ServiceEvidence } from './service-evidence.ts'

export type EventPlace = { platform: string; cluster: string }

const rolloutKinds: Record<EpisodeKind, RolloutKind> = {
  new: 'rollout',
  rollback: 'rollout',
  redeploy: 'rollout',
  hosts_changed: 'hosts_changed',
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const keyOf = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** An image pinned by digest names its artefact; otherwise the job's version does, which is unique in a cluster. */
function digestOf(image: string | null | undefined): string | null {
  return image?.includes('@') ? image.slice(image.indexOf('@') + 1) : null
}

/** The event of one step of an episode, with the sight behind it: Helios will not show it again. */
export function episodeEvent(
  { phase, episode }: EpisodeChange,
  job: JobFacts | null,
  sight: GroupSight | null,
  place: EventPlace,
): CollectedEvent {
  return {
    id: `${episode.id}/${phase}`,
    body: encode({
      format: 'helios/1',
      type: 'episode',
      platform: place.platform,
      cluster: place.cluster,
      rolloutId: episode.id,
      phase,
      service: episode.service,
      group: episode.group,
      jobId: episode.jobId,
      version: parseJobId(episode.jobId)?.version ?? episode.jobId,
      artefact: digestOf(job?.image),
      image: job?.image ?? null,
      commit: job?.commit ?? null,
      actor: job?.actor ?? null,
      episodeKind: episode.kind,
      kind: rolloutKinds[episode.kind],
      isRollback: episode.kind === 'rollback',
      outcome: episode.outcome,
      startedAt: episode.startedAt,
      finishedAt: episode.finishedAt,
      error: episode.error,
      runningHosts: episode.runningHosts,
      hosts: episode.hosts,
      sight,
      traits: { ...job?.traits, ...(episode.group === null ? {} : { group: episode.group }) },
    }),
  }
}

export function evidenceEvent(evidence: ServiceEvidence, place: EventPlace): CollectedEvent {
  const { service, change, at, version, traits } = evidence
  const { platform, cluster } = place
  return {
    id: `${change}/${keyOf(cluster, service, change, at)}`,
    body: encode({
      format: 'helios/1',
      type: 'evidence',
      platform,
      cluster,
      service,
      change,
      at,
      version,
      traits,
    }),
  }
}

/** Capacity of all known hosts over an hour: cores, not use. Helios knows no CPU use, and load is no use. */
export function capacityEvent(
  hourAt: number,
  cores: number,
  hosts: number,
  place: EventPlace,
): CollectedEvent {
  const { platform, cluster } = place
  return {
    id: `capacity/${keyOf(cluster, hourAt)}`,
    body: encode({ format: 'helios/1', type: 'capacity', platform, cluster, hourAt, cores, hosts }),
  }
}

const hostsPerEvent = 500

/** How hosts stand, as far as it is news: the first look tells of all of them. */
export function hostEvents(news: readonly HostNews[], { platform, cluster }: EventPlace): CollectedEvent[] {
  return Array.from({ length: Math.ceil(news.length / hostsPerEvent) }, (_, index) => {
    const hosts = news.slice(index * hostsPerEvent, (index + 1) * hostsPerEvent)
    return {
      id: `hosts/${keyOf(cluster, hosts)}`,
      body: encode({ format: 'helios/1', type: 'hosts', platform, cluster, hosts }),
    }
  })
}
