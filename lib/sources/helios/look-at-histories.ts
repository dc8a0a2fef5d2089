import { type Cycle, serviceOfJob, tellEpisodes, wordsOf } from './cycle.ts'
import { rememberActive } from './episode.ts'
import { startManual } from './episode-manual.ts'
import type { HistoryDue, Settling } from './helios-state.ts'
import { manualContext } from './look-at-manual.ts'
import { countOutages, RefusedRead } from './master-client.ts'
import { readHistory } from './read-sights.ts'
import { settleEpisode, startByHistory, type TaskEvent } from './settle-episodes.ts'

/** A history may be megabytes and thousands of reads for the master. */
const historiesPerCycle = 10

/**
 * Reads the histories that are due, and settles the episodes that waited for them. One that no master can give is asked for
 * later, behind the others; what went wrong is answered in words.
 */
export async function lookAtHistories(cycle: Cycle): Promise<string[]> {
  const { state, now, options } = cycle
  const problems: string[] = []
  const outages = countOutages()
  const due = state.histories.filter(entry => entry.dueAt <= now).slice(0, historiesPerCycle)
  for (const jobId of new Set(due.map(entry => entry.jobId))) {
    const isDue = (entry: HistoryDue) => entry.jobId === jobId && entry.dueAt <= now
    try {
      const events = await readJobHistory(cycle, jobId)
      outages.reset()
      if (events !== null) applyHistory(cycle, jobId, events)
      state.histories = state.histories.filter(entry => !isDue(entry))
    } catch (error) {
      if (cycle.signal.aborted) throw error
      problems.push(wordsOf(error))
      for (const entry of state.histories.filter(isDue)) entry.dueAt = now + options.historyRepeatMs
      if (outages.isTooMany(error)) break
    }
  }
  for (const entry of state.settling.filter(entry => entry.deadlineAt <= now)) settle(cycle, entry, null)
  return problems
}

async function readJobHistory(cycle: Cycle, jobId: string): Promise<TaskEvent[] | null> {
  try {
    const path = `/history/jobs/${encodeURIComponent(jobId)}`
    return readHistory(await cycle.masters.read(path, cycle.signal))
  } catch (error) {
    if (error instanceof RefusedRead) return null
    throw error
  }
}

function applyHistory(cycle: Cycle, jobId: string, events: TaskEvent[]): void {
  const { state, now, options } = cycle
  for (const memory of Object.values(state.groups)) {
    const episode = memory.episode
    if (episode?.jobId !== jobId) continue
    episode.startedAt = Math.min(startByHistory(episode, events, now) ?? episode.startedAt, episode.startedAt)
  }
  applyToManual(cycle, jobId, events)
  for (const entry of state.settling)
    if (entry.episode.jobId === jobId && now - entry.closedAt >= options.historyDelayMs)
      settle(cycle, entry, events)
}

function applyToManual(cycle: Cycle, jobId: string, events: TaskEvent[]): void {
  const { state, now } = cycle
  const memory = state.manual[serviceOfJob(cycle, jobId)]
  if (memory === undefined) return
  const again = memory.suspects.find(
    suspect => suspect.jobId === jobId && wasTakenAway(events, suspect.host, suspect.afterAt),
  )
  memory.suspects = memory.suspects.filter(suspect => suspect.jobId !== jobId)
  if (again !== undefined && memory.episode === null) {
    const service = serviceOfJob(cycle, jobId)
    tellEpisodes(
      cycle,
      startManual(memory, jobId, { ...manualContext(cycle, service), beforeAt: again.afterAt }),
      [],
    )
    memory.running[again.host] = null
  }
  const episode = memory.episode
  if (episode?.jobId !== jobId) return
  episode.startedAt = Math.min(startByHistory(episode, events, now) ?? episode.startedAt, episode.startedAt)
  for (const host of Object.keys(memory.running)) {
    const ran = events.filter(
      event => event.host === host && event.state === 'RUNNING' && event.at >= episode.startedAt,
    )
    const firstAt = Math.min(...ran.map(event => event.at), memory.running[host] ?? now)
    if (ran.length > 0 || memory.running[host] != null) memory.running[host] = firstAt
  }
}

/** The agent was told to undeploy it, and to start it again: no mere restart. */
function wasTakenAway(events: TaskEvent[], host: string, afterAt: number): boolean {
  const own = events.filter(event => event.host === host && event.at > afterAt - 1000)
  const taken = own.find(event => event.goal === 'UNDEPLOY')
  return taken !== undefined && own.some(event => event.goal === 'START' && event.at > taken.at)
}

function settle(cycle: Cycle, entry: Settling, events: TaskEvent[] | null): void {
  const { state, now } = cycle
  const change = settleEpisode(entry, events, now)
  state.settling = state.settling.filter(other => other !== entry)
  const { episode } = change
  if (change.phase === 'succeeded') {
    const memory = episode.group === null ? state.manual[episode.service] : state.groups[episode.group]
    // The current JobId stays the last of the active ones.
    if (memory !== undefined && !memory.active.includes(episode.jobId))
      memory.active = rememberActive([episode.jobId, ...memory.active], memory.active.at(-1) ?? episode.jobId)
  }
  tellEpisodes(cycle, [change], [])
}
