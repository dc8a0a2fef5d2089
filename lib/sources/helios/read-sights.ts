import { z } from 'zod'
import { namingTraits } from '../naming-traits.ts'
import type { GroupSight, HostJob, HostTask, JobFacts } from './helios-state.ts'
import type { TaskEvent } from './settle-episodes.ts'

// What we take from Helios' answers. Agents and masters of many versions coexist: whatever else there is, and whatever is
// missing, is tolerated. `env`, `token`, flags and registrations are never read, so they are never stored.

const text = z
  .string()
  .nullish()
  .transform(value => value ?? null)
const number = z
  .number()
  .nullish()
  .transform(value => value ?? null)

const jobSchema = z.looseObject({
  image: text,
  created: number,
  creatingUser: text,
  expires: z.union([z.number(), z.string()]).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})

const groupSchema = z.looseObject({
  deploymentGroup: z.looseObject({
    name: text,
    jobId: text,
    rollingUpdateReason: text,
    rolloutOptions: z.record(z.string(), z.unknown()).nullish(),
  }),
  status: z.string(),
  error: text,
  hostStatuses: z.array(z.looseObject({ host: z.string(), jobId: text, state: text })).nullish(),
})

const taskSchema = z.looseObject({
  job: z.unknown(),
  goal: text,
  state: text,
  containerId: text,
  throttled: text,
})

const hostSchema = z.looseObject({
  status: z.string(),
  jobs: z.record(z.string(), z.looseObject({ goal: text, deploymentGroupName: text })).nullish(),
  statuses: z.record(z.string(), taskSchema).nullish(),
  hostInfo: z.looseObject({ cpus: number }).nullish(),
})

const historySchema = z.looseObject({
  events: z.array(z.looseObject({ status: taskSchema, timestamp: z.number(), host: z.string() })).nullish(),
})

export type HostSight = {
  isUp: boolean
  jobs: Record<string, HostJob>
  tasks: Record<string, HostTask>
  cpus: number | null
  /** Jobs its tasks carry: no need to ask for these. */
  carried: Record<string, JobFacts>
}

export type JobReading = { serviceMetadata: string | null; temporaryMs: number }

/** Words from outside may hold characters the database refuses. */
const clean = (value: string | null): string | null => value?.replaceAll('\u0000', '').toWellFormed() ?? null

export function readJob(value: unknown, reading: JobReading): JobFacts | null {
  const parsed = jobSchema.safeParse(value)
  if (!parsed.success) return null
  const { image, created, creatingUser, expires, metadata } = parsed.data
  const expiresAt = typeof expires === 'string' ? Date.parse(expires) : (expires ?? null)
  const commit = metadata?.GIT_COMMIT
  const service = reading.serviceMetadata === null ? null : metadata?.[reading.serviceMetadata]
  return {
    image: clean(image),
    createdAt: created,
    actor: clean(creatingUser),
    commit: typeof commit === 'string' ? clean(commit) : null,
    isTemporary: expiresAt !== null && expiresAt - (created ?? expiresAt) < reading.temporaryMs,
    service: typeof service === 'string' && service !== '' ? clean(service) : null,
    traits: namingTraits({ labels: textsOf(metadata ?? {}), image: clean(image) }),
  }
}

const textsOf = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, clean(value)!]] : [],
    ),
  )

export function readGroup(name: string, value: unknown): GroupSight {
  const { deploymentGroup, status, error, hostStatuses } = groupSchema.parse(value)
  const { token: _token, ...options } = deploymentGroup.rolloutOptions ?? {}
  return {
    name,
    jobId: deploymentGroup.jobId,
    status,
    error: error === '' ? null : clean(error),
    reason: deploymentGroup.rollingUpdateReason,
    options: JSON.stringify(options, Object.keys(options).sort()),
    hosts: (hostStatuses ?? []).map(({ host, jobId, state }) => ({ host, jobId, state })),
  }
}

function readTask(task: z.infer<typeof taskSchema>): HostTask {
  return {
    goal: task.goal ?? 'START',
    state: task.state ?? 'UNKNOWN',
    containerId: task.containerId,
    throttled: task.throttled ?? 'NO',
  }
}

/** One host's status; throws where it is none. Jobs that are `known` are not read again: they never change. */
export function readHost(
  value: unknown,
  reading: JobReading,
  known: Readonly<Record<string, JobFacts>> = {},
): HostSight {
  const { status, jobs, statuses, hostInfo } = hostSchema.parse(value)
  const carried: Record<string, JobFacts> = {}
  for (const [id, task] of Object.entries(statuses ?? {})) {
    const job = known[id] === undefined ? readJob(task.job, reading) : null
    if (job !== null) carried[id] = job
  }
  return {
    isUp: status === 'UP',
    jobs: mapValues(jobs ?? {}, job => ({ goal: job.goal ?? 'START', group: job.deploymentGroupName })),
    tasks: mapValues(statuses ?? {}, readTask),
    cpus: hostInfo?.cpus ?? null,
    carried,
  }
}

/** The events of a history, oldest first; empty for a job that is gone. */
export function readHistory(value: unknown): TaskEvent[] {
  const { events } = historySchema.parse(value)
  return (events ?? []).map(({ status, timestamp, host }) => ({
    host,
    at: timestamp,
    goal: status.goal ?? 'START',
    state: status.state ?? 'UNKNOWN',
    containerId: status.containerId,
  }))
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
