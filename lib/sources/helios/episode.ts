import { createHash } from 'node:crypto'
import type { Episode, EpisodeChange, EpisodeKind, Settling } from './helios-state.ts'

export type EpisodeContext = {
  cluster: string
  now: number
  settleMs: number
  serviceOf: (jobId: string) => string
}

/** Begins an episode. Helios numbers none, so its key is made of the target, the JobId, our own count and the look. */
export function openEpisode(
  { cluster, now, serviceOf }: EpisodeContext,
  target: { group: string | null; service?: string; jobId: string; generation: number },
  kind: EpisodeKind,
  afterAt: number,
): Episode {
  const service = target.service ?? serviceOf(target.jobId)
  const key = [cluster, target.group ?? `manual:${service}`, target.jobId, target.generation, now]
  return {
    id: createHash('sha256').update(JSON.stringify(key)).digest('hex'),
    group: target.group,
    service,
    jobId: target.jobId,
    kind,
    afterAt,
    startedAt: now,
    finishedAt: null,
    outcome: 'unfinished',
    isOpen: true,
    isAnnounced: false,
    error: null,
    runningHosts: null,
    hosts: null,
  }
}

/** What moving to `jobId` means on a target where `active` JobIds ran before and `current` is set now. */
export function episodeKind(
  jobId: string,
  current: string | null,
  active: readonly string[],
  reason: string | null,
): EpisodeKind {
  const wasActive = active.includes(jobId)
  if (reason === 'HOSTS_CHANGED' && (jobId === current || wasActive)) return 'hosts_changed'
  if (!wasActive) return 'new'
  return jobId === current ? 'redeploy' : 'rollback'
}

/** Ends an episode; the change to tell. */
export function closeEpisode(
  episode: Episode,
  outcome: 'failed' | 'aborted' | 'succeeded',
  at: number,
  error: string | null = null,
): EpisodeChange {
  episode.isOpen = false
  episode.outcome = outcome
  episode.finishedAt = Math.max(at, episode.startedAt)
  episode.error = error
  return { phase: outcome, episode: { ...episode } }
}

/** Puts a closed episode aside until the agents' histories tell its times, or whether it succeeded at all. */
export function settleLater(
  episode: Episode,
  { now, settleMs }: EpisodeContext,
  openHosts: string[],
  isUndecided: boolean,
): Settling {
  return { episode: { ...episode }, isUndecided, openHosts, closedAt: now, deadlineAt: now + settleMs }
}

/** Appends to the JobIds that were active, newest last, without growing for ever. */
export function rememberActive(active: readonly string[], jobId: string): string[] {
  return [...active.filter(known => known !== jobId), jobId].slice(-200)
}
