import { type Cycle, episodeContext, serviceOfJob, tellEpisodes } from './cycle.ts'
import { rememberActive } from './episode.ts'
import { emptyManualMemory, followManual, type ManualContext, type ManualSight } from './episode-manual.ts'
import type { ManualMemory } from './helios-state.ts'

/** Host -> JobIds that are deployed there and were not at the look before. */
export type NewJobs = Map<string, ReadonlySet<string>>

/** Follows deployments by hand after a look at the hosts; at the first look of all, only remembers what runs. */
export function followManualDeployments(cycle: Cycle, newJobs: NewJobs, isBaseline: boolean): void {
  const { state } = cycle
  const byService = manualSights(cycle, newJobs)
  if (isBaseline) {
    for (const [service, sights] of byService) {
      const memory = memoryOf(cycle, service)
      for (const sight of sights)
        if (sight.task?.state === 'RUNNING') memory.active = rememberActive(memory.active, sight.jobId)
    }
    return
  }
  const services = new Set(byService.keys())
  for (const [service, memory] of Object.entries(state.manual))
    if (memory.episode !== null) services.add(service)
  for (const service of services) {
    const sights = byService.get(service) ?? []
    const memory = state.manual[service]
    if (memory?.episode == null && !sights.some(sight => sight.isNew)) continue
    const { changes, settling } = followManual(
      memoryOf(cycle, service),
      sights,
      manualContext(cycle, service),
    )
    tellEpisodes(cycle, changes, settling)
  }
}

function memoryOf({ state }: Cycle, service: string): ManualMemory {
  state.manual[service] ??= emptyManualMemory()
  return state.manual[service]
}

export function manualContext(cycle: Cycle, service: string): ManualContext {
  const { manualQuietMs, manualFailingMs } = cycle.options
  const beforeAt = cycle.state.hostsSeenAt ?? cycle.now
  return { ...episodeContext(cycle), service, beforeAt, manualQuietMs, manualFailingMs }
}

/** Deployments without a group, by service: of hosts that answered as they are, of the others as they were. */
function manualSights(cycle: Cycle, newJobs: NewJobs): Map<string, ManualSight[]> {
  const byService = new Map<string, ManualSight[]>()
  for (const [host, memory] of Object.entries(cycle.state.hosts))
    for (const [jobId, { goal, group }] of Object.entries(memory.jobs)) {
      if (group !== null) continue
      const service = serviceOfJob(cycle, jobId)
      const sight: ManualSight = {
        host,
        jobId,
        goal,
        task: memory.tasks[jobId] ?? null,
        isNew: newJobs.get(host)?.has(jobId) === true,
      }
      const sights = byService.get(service)
      if (sights === undefined) byService.set(service, [sight])
      else sights.push(sight)
    }
  return byService
}
