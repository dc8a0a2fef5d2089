import {
  closeEpisode,
  type EpisodeContext,
  episodeKind,
  openEpisode,
  rememberActive,
  settleLater,
} from './episode.ts'
import type { EpisodeChange, GroupMemory, GroupSight, Settling } from './helios-state.ts'

export type GroupResult = { memory: GroupMemory; changes: EpisodeChange[]; settling: Settling[] }

const stoppedByUser = 'Stopped by user'

/**
 * One look at a deployment group against the look before: opens an episode when its job changes or it begins to roll out,
 * and closes it when it is active or failed. `memory` null: never seen; at the baseline that is no news.
 */
export function followGroup(
  memory: GroupMemory | null,
  sight: GroupSight,
  context: EpisodeContext,
  isBaseline: boolean,
): GroupResult {
  if (memory === null && isBaseline) return { memory: baseline(sight, context), changes: [], settling: [] }
  const known = memory ?? unseen(sight, context.now)
  const next: GroupMemory = { ...known, sight, seenAt: context.now, missing: 0 }
  const changes: EpisodeChange[] = []
  const settling: Settling[] = []
  const isNews = sight.jobId !== null && begins(known.sight, sight)
  if (isNews && next.episode !== null) {
    const ended = supersede(next, known, context)
    changes.push(...ended.changes)
    settling.push(...ended.settling)
  }
  if (isNews) {
    next.generation += 1
    const kind = episodeKind(sight.jobId!, known.sight.jobId, next.active, sight.reason)
    const target = { group: sight.name, jobId: sight.jobId!, generation: next.generation }
    next.episode = openEpisode(context, target, kind, memory === null ? context.now : known.seenAt)
  }
  const episode = next.episode
  if (episode === null) return { memory: next, changes, settling }
  const end = ending(sight)
  if (end === null) {
    if (!episode.isAnnounced && (isNews || memory !== null)) {
      episode.isAnnounced = true
      changes.push({ phase: 'started', episode: { ...episode } })
    }
    return { memory: next, changes, settling }
  }
  episode.hosts = sight.hosts.length
  episode.runningHosts = sight.hosts.filter(host => runs(host, episode.jobId)).length
  const closed = closeEpisode(episode, end, context.now, sight.error)
  if (end === 'succeeded') next.active = rememberActive(next.active, episode.jobId)
  // Begun and ended between two looks: only the agents know when.
  if (isNews) settling.push(settleLater(episode, context, [], false))
  else changes.push(closed)
  next.episode = null
  return { memory: next, changes, settling }
}

const runs = (host: GroupSight['hosts'][number], jobId: string) =>
  host.jobId === jobId && host.state === 'RUNNING'

function ending({ status, error }: GroupSight): 'failed' | 'aborted' | 'succeeded' | null {
  if (status === 'ACTIVE') return 'succeeded'
  if (status !== 'FAILED') return null
  return error === stoppedByUser ? 'aborted' : 'failed'
}

/** Did a rolling update begin between two sights? Its job, reason or options changed, or the status moved in a way only one explains. */
function begins(before: GroupSight, after: GroupSight): boolean {
  if (after.status === 'IDLE') return false
  if (after.jobId !== before.jobId || after.reason !== before.reason || after.options !== before.options)
    return true
  if (before.status === 'ROLLING_OUT') return false
  return after.status !== before.status || after.error !== before.error
}

/** An episode that another one replaced before we saw its end: done if all its hosts ran it, else the histories decide. */
function supersede(next: GroupMemory, known: GroupMemory, context: EpisodeContext) {
  const episode = next.episode!
  const { hosts } = known.sight
  episode.hosts = hosts.length
  episode.runningHosts = hosts.filter(host => runs(host, episode.jobId)).length
  next.episode = null
  if (hosts.length > 0 && episode.runningHosts === hosts.length && known.seenAt > episode.afterAt) {
    next.active = rememberActive(next.active, episode.jobId)
    return { changes: [closeEpisode(episode, 'succeeded', context.now)], settling: [] }
  }
  closeEpisode(episode, 'aborted', context.now, 'replaced by another rolling update')
  const open = hosts.filter(host => !runs(host, episode.jobId)).map(host => host.host)
  return { changes: [], settling: [settleLater(episode, context, open, true)] }
}

function unseen(sight: GroupSight, now: number): GroupMemory {
  return {
    sight: { ...sight, jobId: null, status: 'IDLE', error: null, reason: null, options: '', hosts: [] },
    seenAt: now,
    active: [],
    generation: 0,
    episode: null,
    missing: 0,
  }
}

/** The first look of all: what runs is known, and no news. A rollout under way is followed, and told when it ends. */
function baseline(sight: GroupSight, context: EpisodeContext): GroupMemory {
  const memory: GroupMemory = { ...unseen(sight, context.now), sight }
  for (const host of sight.hosts)
    if (host.jobId !== null && host.state === 'RUNNING' && host.jobId !== sight.jobId)
      memory.active = rememberActive(memory.active, host.jobId)
  if (sight.jobId === null) return memory
  const isEverywhere = sight.hosts.length > 0 && sight.hosts.every(host => runs(host, sight.jobId!))
  if (sight.status === 'ACTIVE' || isEverywhere) memory.active = rememberActive(memory.active, sight.jobId)
  if (sight.status !== 'ROLLING_OUT') return memory
  memory.generation = 1
  const current = isEverywhere ? sight.jobId : null
  const kind = episodeKind(sight.jobId, current, memory.active, sight.reason)
  memory.episode = openEpisode(
    context,
    { group: sight.name, jobId: sight.jobId, generation: 1 },
    kind,
    context.now,
  )
  return memory
}
