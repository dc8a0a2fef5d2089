import {
  closeEpisode,
  type EpisodeContext,
  episodeKind,
  openEpisode,
  rememberActive,
  settleLater,
} from './episode.ts'
import type { EpisodeChange, HostTask, ManualMemory, Settling } from './helios-state.ts'

/** One JobId deployed by hand on one host, as its agent sees it. */
export type ManualSight = { host: string; jobId: string; goal: string; task: HostTask | null; isNew: boolean }

export type ManualContext = EpisodeContext & {
  service: string
  /** The look before this one. */
  beforeAt: number
  manualQuietMs: number
  manualFailingMs: number
}

export function emptyManualMemory(): ManualMemory {
  return {
    active: [],
    generation: 0,
    episode: null,
    running: {},
    containers: '',
    quietSince: null,
    isTroubled: false,
    suspects: [],
  }
}

type ManualStep = { changes: EpisodeChange[]; settling: Settling[] }

const isRunning = ({ task }: ManualSight) => task?.state === 'RUNNING' && task.throttled === 'NO'
const isTroubled = ({ task }: ManualSight) =>
  task !== null && (['EXITED', 'FAILED', 'UNKNOWN'].includes(task.state) || task.throttled !== 'NO')

/**
 * One look at a service's deployments by hand. Helios does not say how many hosts the user means, so an episode is over
 * when all hosts that have the job run undisturbed for a while, or when the job is taken away. Changes `memory`.
 */
export function followManual(
  memory: ManualMemory,
  sights: readonly ManualSight[],
  context: ManualContext,
): { changes: EpisodeChange[]; settling: Settling[]; opened: string[] } {
  const changes: EpisodeChange[] = []
  const settling: Settling[] = []
  const opened = new Set(
    sights.filter(sight => sight.isNew && sight.goal === 'START').map(sight => sight.jobId),
  )
  for (const jobId of opened) {
    if (memory.episode?.jobId === jobId) continue
    if (memory.episode !== null) {
      const ended = endEarly(memory, context)
      changes.push(...ended.changes)
      settling.push(...ended.settling)
    }
    changes.push(...startManual(memory, jobId, context))
  }
  const episode = memory.episode
  if (episode !== null) {
    const own = sights.filter(sight => sight.jobId === episode.jobId)
    const step = moveOn(memory, own, context)
    changes.push(...step.changes)
    settling.push(...step.settling)
  }
  return { changes, settling, opened: [...opened] }
}

/** Opens an episode by hand; used too when only the history shows that a job was taken away and deployed again. */
export function startManual(memory: ManualMemory, jobId: string, context: ManualContext): EpisodeChange[] {
  memory.generation += 1
  const kind = episodeKind(jobId, memory.active.at(-1) ?? null, memory.active, null)
  const target = { group: null, service: context.service, jobId, generation: memory.generation }
  const episode = openEpisode(context, target, kind, context.beforeAt)
  episode.isAnnounced = true
  Object.assign(memory, { episode, running: {}, containers: '', quietSince: null, isTroubled: false })
  return [{ phase: 'started', episode: { ...episode } }]
}

function moveOn(memory: ManualMemory, own: ManualSight[], context: ManualContext): ManualStep {
  const episode = memory.episode!
  const { now } = context
  const wanted = own.filter(sight => sight.goal === 'START')
  for (const sight of wanted) {
    memory.running[sight.host] ??= isRunning(sight) ? now : null
    if (isTroubled(sight)) memory.isTroubled = true
  }
  if (wanted.length === 0) {
    const hasRun = Object.values(memory.running).some(at => at !== null)
    // Stopped but still deployed, and never seen running: it may be started again.
    if (own.length > 0 && !hasRun) return { changes: [], settling: [] }
    return endEarly(memory, context)
  }
  const containers = wanted.map(sight => `${sight.host} ${sight.task?.containerId ?? ''}`).join()
  const isCalm = wanted.every(isRunning) && containers === memory.containers
  memory.containers = containers
  if (!wanted.every(isRunning)) memory.quietSince = null
  else if (!isCalm || memory.quietSince === null) memory.quietSince = now
  if (memory.quietSince !== null && now - memory.quietSince >= context.manualQuietMs)
    return { changes: [succeed(memory, wanted.length)], settling: [] }
  const isLate = now - episode.startedAt >= context.manualFailingMs
  if (isLate && memory.quietSince === null && episode.outcome === 'unfinished') {
    episode.outcome = 'failed'
    episode.finishedAt = now
    episode.error = wanted.map(sight => `${sight.host}: ${sight.task?.state ?? 'not started'}`).join(', ')
    return { changes: [{ phase: 'failed' as const, episode: { ...episode } }], settling: [] }
  }
  return { changes: [], settling: [] }
}

function succeed(memory: ManualMemory, hosts: number): EpisodeChange {
  const episode = memory.episode!
  episode.hosts = hosts
  episode.runningHosts = hosts
  const lastAt = Math.max(...Object.values(memory.running).map(at => at ?? 0), episode.startedAt)
  memory.active = rememberActive(memory.active, episode.jobId)
  memory.episode = null
  return closeEpisode(episode, 'succeeded', lastAt)
}

/** Taken away or replaced before it was quiet for long: it succeeded if every host ran it, which the histories may know better. */
function endEarly(memory: ManualMemory, context: ManualContext): ManualStep {
  const episode = memory.episode!
  const times = Object.values(memory.running)
  const open = Object.keys(memory.running).filter(host => memory.running[host] === null)
  if (!memory.isTroubled && times.length > 0 && open.length === 0)
    return { changes: [succeed(memory, times.length)], settling: [] }
  episode.hosts = times.length
  episode.runningHosts = times.length - open.length
  memory.episode = null
  if (memory.isTroubled) {
    closeEpisode(episode, 'failed', context.now, 'taken away while it kept failing')
    return { changes: [], settling: [settleLater(episode, context, [], false)] }
  }
  closeEpisode(episode, 'aborted', context.now, 'taken away before it ran everywhere')
  return { changes: [], settling: [settleLater(episode, context, open, true)] }
}
