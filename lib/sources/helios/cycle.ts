import type { EpisodeContext } from './episode.ts'
import type { HeliosOptions } from './helios-options.ts'
import type { EpisodeChange, HeliosState, Settling } from './helios-state.ts'
import type { HostNews } from './host-news.ts'
import { parseJobId } from './job-id.ts'
import type { MasterClient } from './master-client.ts'
import type { ServiceEvidence } from './service-evidence.ts'

/** One cycle's work in hand: the state it moves forward and what there is to tell. */
export type Cycle = {
  state: HeliosState
  options: HeliosOptions
  masters: MasterClient
  now: number
  signal: AbortSignal
  changes: EpisodeChange[]
  evidence: ServiceEvidence[]
  hostNews: HostNews[]
}

/** Did a look see everything it looked for? If not, why. */
export type Look = { isComplete: boolean; problems: string[] }

export function serviceOfJob({ state }: Pick<Cycle, 'state'>, jobId: string): string {
  return state.jobs[jobId]?.service ?? parseJobId(jobId)?.name ?? jobId
}

export function episodeContext(cycle: Cycle): EpisodeContext {
  return {
    cluster: cycle.options.cluster,
    now: cycle.now,
    settleMs: cycle.options.settleMs,
    serviceOf: jobId => serviceOfJob(cycle, jobId),
  }
}

/** Takes steps of episodes into the cycle, and has the histories of their jobs read soon. Jobs of tests are left out. */
export function tellEpisodes(cycle: Cycle, changes: EpisodeChange[], settling: Settling[]): void {
  const { state, options, now } = cycle
  const isWanted = (jobId: string) => state.jobs[jobId]?.isTemporary !== true
  for (const change of changes) {
    if (!isWanted(change.episode.jobId)) continue
    cycle.changes.push(change)
    if (change.phase === 'started') askHistory(state, change.episode.jobId, now, options)
  }
  for (const entry of settling) {
    if (!isWanted(entry.episode.jobId)) continue
    state.settling.push(entry)
    askHistory(state, entry.episode.jobId, now, options)
  }
}

/** Plans a history to be read once the agents have written it, and once more a minute later. */
export function askHistory(
  state: HeliosState,
  jobId: string,
  now: number,
  { historyDelayMs, historyRepeatMs }: Pick<HeliosOptions, 'historyDelayMs' | 'historyRepeatMs'>,
): void {
  const dueAt = now + historyDelayMs
  const planned = state.histories.find(entry => entry.jobId === jobId && !entry.isRepeat)
  if (planned !== undefined) planned.dueAt = dueAt
  else state.histories.push({ jobId, dueAt, isRepeat: false })
  if (!state.histories.some(entry => entry.jobId === jobId && entry.isRepeat))
    state.histories.push({ jobId, dueAt: dueAt + historyRepeatMs, isRepeat: true })
}

/** A list that is empty after it was not has to say so twice: a master in trouble knows nothing, too. */
export function isCredible(state: HeliosState, list: string, isEmpty: boolean, wasEmpty: boolean): boolean {
  if (!isEmpty || wasEmpty) {
    delete state.emptyLooks[list]
    return true
  }
  state.emptyLooks[list] = (state.emptyLooks[list] ?? 0) + 1
  return state.emptyLooks[list] >= 2
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
