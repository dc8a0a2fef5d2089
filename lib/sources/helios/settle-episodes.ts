import { closeEpisode } from './episode.ts'
import type { Episode, EpisodeChange, Settling } from './helios-state.ts'

/** One task event of `/history/jobs/{id}`; `at` is the agent's clock. */
export type TaskEvent = {
  host: string
  at: number
  goal: string
  state: string
  containerId: string | null
}

/** Agents' clocks are not ours. */
const skewMs = 1000

/** The start of an episode by its agents: the first image pulled after the last look at which it had not begun. */
export function startByHistory(episode: Episode, events: readonly TaskEvent[], now: number): number | null {
  const pulled = events
    .filter(event => event.state === 'PULLING_IMAGE' && event.goal === 'START')
    .map(event => event.at)
    .filter(at => at > episode.afterAt - skewMs && at <= now)
  if (pulled.length === 0) return null
  return Math.min(...pulled)
}

/**
 * Decides a closed episode by the history of its job: its times, and, where it was replaced before we saw its end,
 * whether every host that was still open then ran it. `events` null: no history could be had, our own looks must do.
 */
export function settleEpisode(
  settling: Settling,
  events: readonly TaskEvent[] | null,
  now: number,
): EpisodeChange {
  const episode = { ...settling.episode }
  if (events !== null) {
    const startedAt = startByHistory(episode, events, now)
    if (startedAt !== null) episode.startedAt = Math.min(startedAt, episode.finishedAt ?? startedAt)
  }
  const ran = (events ?? []).filter(
    event =>
      event.state === 'RUNNING' &&
      event.at >= episode.startedAt - skewMs &&
      event.at <= settling.closedAt + skewMs,
  )
  const lastRanAt = ran.length === 0 ? null : Math.min(Math.max(...ran.map(event => event.at)), now)
  if (!settling.isUndecided) {
    const at = episode.outcome === 'succeeded' ? (lastRanAt ?? episode.finishedAt!) : episode.finishedAt!
    return closeEpisode(episode, episode.outcome as 'succeeded', at, episode.error)
  }
  const isDone =
    settling.openHosts.every(host => ran.some(event => event.host === host)) &&
    (settling.openHosts.length > 0 || (episode.runningHosts ?? 0) > 0)
  if (!isDone) {
    const failed = (events ?? []).find(
      event =>
        event.state === 'FAILED' && event.at >= episode.startedAt - skewMs && event.at <= settling.closedAt,
    )
    if (failed === undefined) return closeEpisode(episode, 'aborted', episode.finishedAt!, episode.error)
    return closeEpisode(episode, 'failed', failed.at, `${failed.host}: the job failed`)
  }
  episode.runningHosts = episode.hosts
  const firstRuns = new Map<string, number>()
  for (const event of ran.toSorted((a, b) => a.at - b.at))
    if (!firstRuns.has(event.host)) firstRuns.set(event.host, event.at)
  const doneAt = firstRuns.size === 0 ? episode.finishedAt! : Math.max(...firstRuns.values())
  return closeEpisode(episode, 'succeeded', Math.min(doneAt, now), null)
}
