import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, Issue, Observation } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { bodyId } from '../ignored-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { digestOfImage } from '../readable-text.ts'
import { defaultHeliosOptions } from './helios-options.ts'
import { parseJobId } from './job-id.ts'
import { pushedEvents } from './pushed-events.ts'
import { readJob } from './read-sights.ts'

const name = z
  .string()
  .min(1)
  .max(500)
  .refine(text => !text.includes('\0') && text.isWellFormed(), 'holds characters that cannot be stored')
const instant = z.number().int()

const groupEventSchema = z.object({
  eventType: name,
  timestamp: instant,
  success: z.union([z.number(), z.boolean()]).nullish(),
  action: z.string().nullish(),
  target: z.string().nullish(),
  deploymentGroup: z.object({ name, jobId: name, rollingUpdateReason: z.string().nullish() }),
})

const taskEventSchema = z.object({
  host: name,
  timestamp: instant,
  status: z.object({
    goal: name,
    state: name,
    containerId: z.string().nullish(),
    throttled: z.string().nullish(),
    job: z.looseObject({ id: name }),
  }),
})

/** One event: what it means, or why it means nothing of its own. `key` is made of what it says, for Helios numbers none. */
type Reading = { key: string; observations: Observation[]; ignored: string | null }
type Read = { ok: true; value: Reading } | { ok: false; issues: Issue[] }

const keyOf = (kind: string, ...parts: unknown[]): string =>
  `${kind}/${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
const nothing = (key: string, ignored: string): Read => ({
  ok: true,
  value: { key, observations: [], ignored },
})

/**
 * An event Helios pushed to Kafka or Pub/Sub (helios.md 3), as a bridge posts it. Only `rollingUpdateFinished` is a rollout:
 * a start cannot be matched to its end, and the steps and the tasks of an update are none of their own. Tasks say that
 * the service is placed and ready; that it is gone no single host can say.
 */
export function decodePushedHelios(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  const readings: Reading[] = []
  for (const event of pushedEvents(value)) {
    if (typeof event !== 'object' || event === null || Array.isArray(event))
      return { ok: false, issues: [{ path: '', message: 'must be an event of Helios' }] }
    const read = readEvent(event, context)
    if (!read.ok) return read
    readings.push(read.value)
  }
  const [first, ...rest] = readings
  if (first === undefined) return { ok: false, issues: [{ path: '', message: 'holds no event' }] }
  const id = rest.length === 0 ? first.key : keyOf('batch', ...readings.map(reading => reading.key))
  const observations = readings.flatMap(reading => reading.observations)
  const ignored = observations.length > 0 ? null : first.ignored
  return { ok: true, value: { source: context.source, id, observations, ignored } }
}

function readEvent(event: object, context: DecodeContext): Read {
  if ('eventType' in event && 'deploymentGroup' in event) return readGroupEvent(event, context)
  if ('status' in event && 'host' in event) return readTaskEvent(event, context)
  return nothing(bodyId(event), 'this is no event of Helios that we know')
}

function readGroupEvent(event: object, context: DecodeContext): Read {
  const parsed = groupEventSchema.safeParse(event)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { eventType, timestamp, deploymentGroup: group, success, action, target } = parsed.data
  const issues = instantIssues({ '/timestamp': timestamp }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const key = keyOf('group', eventType, group.name, group.jobId, timestamp, action ?? null, target ?? null)
  if (eventType !== 'rollingUpdateFinished')
    return nothing(key, `${eventType} is part of a rolling update; its end tells of it`)
  const job = parseJobId(group.jobId)
  const rollout = observedRollout({
    rolloutId: key,
    service: job?.name ?? group.jobId,
    platform: context.platform ?? 'helios',
    cluster: context.cluster ?? null,
    startedAt: null,
    finishedAt: timestamp,
    outcome: Number(success) === 1 ? 'succeeded' : 'failed',
    kind: group.rollingUpdateReason === 'HOSTS_CHANGED' ? 'hosts_changed' : 'rollout',
    version: job?.version ?? group.jobId,
    traits: { group: group.name },
  })
  return { ok: true, value: { key, observations: [rollout], ignored: null } }
}

function readTaskEvent(event: object, context: DecodeContext): Read {
  const parsed = taskEventSchema.safeParse(event)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { host, timestamp: at, status } = parsed.data
  const issues = instantIssues({ '/timestamp': at }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const { goal, state, containerId, throttled, job } = status
  const key = keyOf('task', host, job.id, goal, state, containerId ?? null, throttled ?? null, at)
  const facts = readJob(job, { serviceMetadata: null, temporaryMs: defaultHeliosOptions.temporaryMs })
  if (facts?.isTemporary) return nothing(key, 'the job expires soon after it was made: a test')
  if (goal === 'UNDEPLOY') return nothing(key, 'one host without the job does not say that no other has it')
  const isRunning = goal === 'START' && state === 'RUNNING'
  if (!isRunning && state !== 'PULLING_IMAGE' && state !== 'STOPPED')
    return nothing(key, `a task in the state ${state} says nothing new of its service`)
  const parts = parseJobId(job.id)
  const platform = context.platform ?? 'helios'
  const image = facts?.image ?? null
  const seen = {
    type: 'evidence',
    service: parts?.name ?? job.id,
    platform,
    cluster: context.cluster ?? platform,
    at,
    version: parts?.version ?? digestOfImage(image),
    ...(image === null ? {} : { traits: { image } }),
  } as const
  const observations: Observation[] = [{ ...seen, change: 'placed' }]
  if (isRunning) observations.push({ ...seen, change: 'ready' })
  return { ok: true, value: { key, observations, ignored: null } }
}

/** Whether a body looks like one: for deliveries to a source nobody configured. */
export const isPushedHelios = (value: unknown): boolean => {
  const [event] = pushedEvents(value)
  if (typeof event !== 'object' || event === null) return false
  if ('eventType' in event && 'deploymentGroup' in event) return true
  const status = 'host' in event && 'status' in event ? event.status : null
  return typeof status === 'object' && status !== null && 'job' in status && 'goal' in status
}
