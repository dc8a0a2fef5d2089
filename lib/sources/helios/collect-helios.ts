import type { Collected, CollectedEvent, CollectInput, Collector, HttpClient } from '../collector.ts'
import { type Cycle, type Look, wordsOf } from './cycle.ts'
import { capacityEvent, episodeEvent, evidenceEvent, hostEvents } from './event-body.ts'
import type { HeliosOptions } from './helios-options.ts'
import { emptyHeliosState, type HeliosState } from './helios-state.ts'
import { lookAtGroups, lookAtRollingGroups, rollingGroups } from './look-at-groups.ts'
import { lookAtHistories } from './look-at-histories.ts'
import { lookAtHosts } from './look-at-hosts.ts'
import { lookAtJobs } from './look-at-jobs.ts'
import { createMasterClient, MastersDown, RefusedRead } from './master-client.ts'

const hourMs = 3_600_000
const longestAskedMs = 600_000
type Part = 'groups' | 'rolling' | 'hosts' | 'jobs'

/**
 * A session with one Helios cluster: each `collect` makes the looks that are due, in the poll plan's rhythm, and answers
 * with what changed. An incomplete look adds facts and takes none away. Throws when no master answered at all.
 */
export function createHeliosCollector(
  options: HeliosOptions,
  { masters, clock }: { masters: readonly HttpClient[]; clock: () => number },
): Collector {
  const client = createMasterClient(masters, options.requestTimeoutMs)
  const dueAt: Record<Part, number> = { jobs: 0, groups: 0, rolling: Number.POSITIVE_INFINITY, hosts: 0 }
  const completeAt: Record<'groups' | 'hosts', number | null> = { groups: null, hosts: null }
  const problemsOf = new Map<Part, string[]>()
  const looks: Record<Part, (cycle: Cycle) => Promise<Look>> = {
    groups: lookAtGroups,
    rolling: lookAtRollingGroups,
    hosts: lookAtHosts,
    jobs: lookAtJobs,
  }
  const restMs: Record<Part, number> = {
    groups: options.groupPollMs,
    rolling: options.rollingPollMs,
    hosts: options.hostPollMs,
    jobs: options.jobPollMs,
  }

  async function collect({ state: stored, now, signal }: CollectInput): Promise<Collected> {
    const known = stored as HeliosState | null
    const state = known?.format === 1 ? known : emptyHeliosState()
    const cycle: Cycle = {
      state,
      options,
      masters: client,
      now,
      signal,
      changes: [],
      evidence: [],
      hostNews: [],
    }
    const due = (Object.keys(dueAt) as Part[]).filter(part => dueAt[part] <= now)
    let answered = due.length === 0
    for (const part of due) answered = (await make(part, cycle)) || answered
    if (!answered) throw new MastersDown([...new Set(due.flatMap(part => problemsOf.get(part) ?? []))])
    const missed = await lookAtHistories(cycle)
    dueAt.rolling =
      rollingGroups(cycle).length === 0
        ? Number.POSITIVE_INFINITY
        : Math.min(dueAt.rolling, clock() + options.rollingPollMs)
    const events = eventsOf(cycle)
    const problems = [...[...problemsOf.values()].flat(), ...missed]
    const { groups, hosts } = completeAt
    return {
      state,
      hasChanged: due.length > 0 || events.length > 0,
      events,
      coveredAt: groups === null || hosts === null ? null : Math.min(groups, hosts),
      fullListAt: hosts,
      problem: problems.length === 0 ? null : problems.slice(0, 5).join('; '),
      nextInMs: nextInMs(state),
    }
  }

  /** One look; false when no master answered. What else goes wrong leaves it incomplete. */
  async function make(part: Part, cycle: Cycle): Promise<boolean> {
    dueAt[part] = cycle.now + restMs[part]
    try {
      const look = await looks[part](cycle)
      problemsOf.set(part, look.problems)
      if (part === 'groups' || part === 'hosts') completeAt[part] = look.isComplete ? cycle.now : null
      return true
    } catch (error) {
      if (cycle.signal.aborted) throw error
      problemsOf.set(part, [wordsOf(error)])
      const askedMs = error instanceof RefusedRead ? (error.retryAfterSeconds ?? 0) * 1000 : 0
      dueAt[part] = cycle.now + Math.max(restMs[part], Math.min(askedMs, longestAskedMs))
      if (part === 'groups' || part === 'hosts') completeAt[part] = null
      return !(error instanceof MastersDown)
    }
  }

  function nextInMs(state: HeliosState): number {
    const waits = [
      ...Object.values(dueAt),
      ...state.histories.map(entry => entry.dueAt),
      ...state.settling.map(entry => entry.deadlineAt),
    ]
    return Math.max(20, Math.min(...waits) - clock())
  }

  function eventsOf(cycle: Cycle): CollectedEvent[] {
    const { state, now, changes, evidence } = cycle
    const events = changes.map(change => {
      const { jobId, group } = change.episode
      const sight = group === null ? null : (state.groups[group]?.sight ?? null)
      return episodeEvent(change, state.jobs[jobId] ?? null, sight, options)
    })
    events.push(...evidence.map(item => evidenceEvent(item, options)))
    events.push(...hostEvents(cycle.hostNews, options))
    const hourAt = Math.floor(now / hourMs) * hourMs
    if (options.hostSamples && completeAt.hosts !== null && state.sampledHourAt !== hourAt) {
      const hosts = Object.values(state.hosts).filter(host => host.cpus !== null)
      const cores = hosts.reduce((sum, host) => sum + host.cpus!, 0)
      if (hosts.length > 0) events.push(capacityEvent(hourAt, cores, hosts.length, options))
      state.sampledHourAt = hourAt
    }
    return events
  }

  return {
    collect,
    // What ran and what was said of it stays: a first look would call it no news. Jobs are read again.
    forget: stored => ({ ...(stored as HeliosState), jobs: {}, emptyLooks: {}, sampledHourAt: null }),
    async close() {
      await Promise.all(masters.map(master => master.close()))
    },
  }
}
