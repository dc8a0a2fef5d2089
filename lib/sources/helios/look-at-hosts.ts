import { type Cycle, isCredible, type Look, serviceOfJob, wordsOf } from './cycle.ts'
import { hostNews } from './host-news.ts'
import { learnJob } from './look-at-jobs.ts'
import { followManualDeployments, type NewJobs } from './look-at-manual.ts'
import { countOutages, RefusedRead } from './master-client.ts'
import { type HostSight, readHost } from './read-sights.ts'
import { serviceEvidence } from './service-evidence.ts'

/** Looks at every host: what is deployed where, by hand or by a group, and what runs. */
export async function lookAtHosts(cycle: Cycle): Promise<Look> {
  const { state, options, now } = cycle
  const answer = await cycle.masters.read('/hosts', cycle.signal)
  const names = Array.isArray(answer) ? answer.filter(name => typeof name === 'string') : []
  const problems: string[] = []
  const isListed = isCredible(state, 'hosts', names.length === 0, Object.keys(state.hosts).length === 0)
  if (!isListed) problems.push('/hosts: empty after it was not')
  const sights = new Map<string, HostSight>()
  const outages = countOutages()
  for (let from = 0; from < names.length; from += options.hostChunk) {
    try {
      await readHosts(cycle, names.slice(from, from + options.hostChunk), sights, problems)
      outages.reset()
    } catch (error) {
      if (cycle.signal.aborted || outages.isTooMany(error)) throw error
      problems.push(wordsOf(error))
    }
  }
  const hasFailedOver = cycle.masters.hasFailedOver()
  const isComplete = problems.length === 0 && !hasFailedOver
  const isBaseline = !state.hasHostBaseline
  const newJobs = await applySights(cycle, names, sights)
  if (isComplete) missHosts(cycle, new Set(names))
  followManualDeployments(cycle, newJobs, isBaseline)
  cycle.evidence.push(
    ...serviceEvidence(state, {
      now,
      isBaseline,
      isComplete,
      serviceOf: jobId => serviceOfJob(cycle, jobId),
    }),
  )
  if (options.hostSamples)
    cycle.hostNews.push(...hostNews(state, { now, serviceOf: jobId => serviceOfJob(cycle, jobId) }))
  state.hasHostBaseline = true
  state.hostsSeenAt = now
  return { isComplete, problems }
}

/** The bulk read is a POST; where a proxy lets only GET through, host by host. */
async function readHosts(
  cycle: Cycle,
  names: string[],
  sights: Map<string, HostSight>,
  problems: string[],
): Promise<void> {
  let statuses: Record<string, unknown>
  try {
    statuses = (await cycle.masters.read('/hosts/statuses', cycle.signal, names)) as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof RefusedRead)) throw error
    statuses = {}
    for (const name of names)
      try {
        statuses[name] = await cycle.masters.read(`/hosts/${encodeURIComponent(name)}/status`, cycle.signal)
      } catch (single) {
        // Half-registered hosts are listed and have no status.
        if (!(single instanceof RefusedRead)) throw single
        if (single.status !== 404) problems.push(single.message)
      }
    if (Object.keys(statuses).length === 0) throw error
  }
  for (const name of names) {
    const value = statuses?.[name]
    if (value === undefined || value === null) continue
    try {
      sights.set(name, readHost(value, cycle.options, cycle.state.jobs))
    } catch {
      problems.push(`/hosts/${name}/status: not a host status`)
    }
  }
}

/** Takes the hosts' sights into the state. Answers with what is deployed on a host where it was not. */
async function applySights(cycle: Cycle, names: string[], sights: Map<string, HostSight>): Promise<NewJobs> {
  const { state, now } = cycle
  const newJobs: NewJobs = new Map()
  for (const name of names) {
    const sight = sights.get(name)
    const known = state.hosts[name]
    if (sight === undefined) {
      if (known !== undefined) known.missingSince = null
      else if (!state.hasHostBaseline)
        state.hosts[name] = { ...noHost, jobs: {}, tasks: {}, seenAt: now, isUnread: true }
      continue
    }
    for (const [jobId, job] of Object.entries(sight.carried)) state.jobs[jobId] ??= job
    for (const jobId of Object.keys(sight.jobs)) await learnJob(cycle, jobId)
    if (known !== undefined && !known.isUnread && !sight.isUp) {
      // Down: what it last said stands, frozen; it says nothing new.
      Object.assign(known, { isUp: false, missingSince: null, seenAt: now })
      continue
    }
    if (state.hasHostBaseline && known?.isUnread !== true) {
      const fresh = Object.keys(sight.jobs).filter(jobId => known?.jobs[jobId] === undefined)
      newJobs.set(name, new Set(fresh))
      if (known !== undefined) suspectContainers(cycle, name, sight)
    }
    const { isUp, jobs, tasks, cpus } = sight
    state.hosts[name] = { isUp, jobs, tasks, cpus, missingSince: null, seenAt: now, isUnread: false }
  }
  return newJobs
}

const noHost = { isUp: false, cpus: null, missingSince: null }

/** The same job by hand with another container than at the look before: a restart, or taken away and deployed again. */
function suspectContainers(cycle: Cycle, name: string, sight: HostSight): void {
  const { state, now } = cycle
  const known = state.hosts[name]!
  for (const [jobId, { group }] of Object.entries(sight.jobs)) {
    if (group !== null || known.jobs[jobId] === undefined) continue
    const before = known.tasks[jobId]
    if (before === undefined || before.containerId === (sight.tasks[jobId]?.containerId ?? null)) continue
    const memory = state.manual[serviceOfJob(cycle, jobId)]
    if (memory === undefined || memory.episode !== null) continue
    memory.suspects = [...memory.suspects, { jobId, host: name, afterAt: known.seenAt }].slice(-50)
    const dueAt = now + cycle.options.historyDelayMs
    if (!state.histories.some(entry => entry.jobId === jobId && !entry.isRepeat))
      state.histories.push({ jobId, dueAt, isRepeat: false })
  }
}

/** Hosts a complete list lacks keep their jobs in our eyes for a while: reinstalled ones come back. */
function missHosts({ state, options, now }: Cycle, names: ReadonlySet<string>): void {
  for (const [name, host] of Object.entries(state.hosts)) {
    if (names.has(name)) continue
    host.missingSince ??= now
    if (now - host.missingSince >= options.hostGoneMs) delete state.hosts[name]
  }
}
