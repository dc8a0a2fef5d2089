import { type Cycle, isCredible, type Look, serviceOfJob } from './cycle.ts'
import { readJob } from './read-sights.ts'
import { deletionEvidence } from './service-evidence.ts'

/** Reads a job we have not met. A job is immutable, so once is enough; one that is gone already tells nothing. */
export async function learnJob(cycle: Cycle, jobId: string): Promise<void> {
  if (cycle.state.jobs[jobId] !== undefined) return
  try {
    const job = readJob(
      await cycle.masters.read(`/jobs/${encodeURIComponent(jobId)}`, cycle.signal),
      cycle.options,
    )
    if (job !== null) cycle.state.jobs[jobId] = job
  } catch (error) {
    // A job nobody can read must not hide the group or the host it runs on; it is asked for again at the next look.
    if (cycle.signal.aborted) throw error
  }
}

/** The list of all jobs: learns what is new, forgets what is gone, and notices services that are deleted for good. */
export async function lookAtJobs(cycle: Cycle): Promise<Look> {
  const { state, now } = cycle
  const answer = await cycle.masters.read('/jobs', cycle.signal)
  const listed = Object.entries((answer ?? {}) as Record<string, unknown>)
  const before = Object.keys(state.jobs).length
  for (const [jobId, value] of listed) {
    if (state.jobs[jobId] !== undefined) continue
    const job = readJob(value, cycle.options)
    if (job !== null) state.jobs[jobId] = job
  }
  const isComplete =
    !cycle.masters.hasFailedOver() && isCredible(state, 'jobs', listed.length === 0, before === 0)
  if (!isComplete) return { isComplete, problems: ['/jobs: the list is not to be trusted yet'] }
  const services = new Set(listed.map(([jobId]) => serviceOfJob(cycle, jobId)))
  cycle.evidence.push(...deletionEvidence(state, services, now))
  forgetJobs(cycle, new Set(listed.map(([jobId]) => jobId)))
  return { isComplete, problems: [] }
}

/** Facts of jobs nobody lists or uses any more. */
function forgetJobs({ state }: Cycle, listed: ReadonlySet<string>): void {
  const used = new Set<string>([...listed, ...state.histories.map(entry => entry.jobId)])
  for (const host of Object.values(state.hosts)) for (const jobId of Object.keys(host.jobs)) used.add(jobId)
  for (const entry of state.settling) used.add(entry.episode.jobId)
  for (const group of Object.values(state.groups)) used.add(group.sight.jobId ?? '')
  for (const jobId of Object.keys(state.jobs)) if (!used.has(jobId)) delete state.jobs[jobId]
}
