import { z } from 'zod'
import { rolloutKinds, rolloutOutcomes } from '#lib/domain/deploy/rollout.ts'
import { hostStatuses } from '#lib/domain/endgame/host-sight.ts'
import { evidenceChanges } from '#lib/domain/placement/evidence.ts'
import type { Decoded, DecodedEvent, Observation } from '../contract.ts'

const text = z.string().min(1)
const place = { format: z.literal('helios/1'), platform: text, cluster: text }
const hourSeconds = 3600
/** Left out by events of earlier days. */
const traits = z.record(z.string(), z.string()).optional()

const bodySchema = z.discriminatedUnion('type', [
  z.object({
    ...place,
    type: z.literal('episode'),
    rolloutId: text,
    traits,
    service: text,
    version: z.string(),
    artefact: z.string().nullable(),
    commit: z.string().nullable(),
    actor: z.string().nullable(),
    kind: z.enum(rolloutKinds),
    isRollback: z.boolean(),
    outcome: z.enum(rolloutOutcomes),
    startedAt: z.number(),
    finishedAt: z.number().nullable(),
  }),
  z.object({
    ...place,
    type: z.literal('evidence'),
    service: text,
    change: z.enum(evidenceChanges),
    at: z.number(),
    version: z.string().nullable(),
    traits,
  }),
  z.object({ ...place, type: z.literal('capacity'), hourAt: z.number(), cores: z.number() }),
  z.object({
    ...place,
    type: z.literal('hosts'),
    hosts: z.array(
      z.object({
        host: text,
        at: z.number(),
        cores: z.number().nonnegative().nullable(),
        status: z.enum(hostStatuses),
        tenants: z.array(text),
      }),
    ),
  }),
])

/** Reads an event the Helios collector made: when it is collected, and on every rebuild. */
export function decodeHeliosEvent(
  value: unknown,
  { source, id }: { source: string; id: string | null },
): Decoded<DecodedEvent> {
  const parsed = bodySchema.safeParse(value)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(issue => ({
      path: `/${issue.path.join('/')}`,
      message: issue.message,
    }))
    return { ok: false, issues }
  }
  const observations = parsed.data.type === 'hosts' ? hostsOf(parsed.data) : [observationOf(parsed.data)]
  return { ok: true, value: { source, id: id ?? '', observations, ignored: null } }
}

type Body = z.infer<typeof bodySchema>

const hostsOf = ({ platform, cluster, hosts }: Extract<Body, { type: 'hosts' }>): Observation[] =>
  hosts.map(host => ({ type: 'host', platform, cluster, ...host }))

function observationOf(body: Exclude<Body, { type: 'hosts' }>): Observation {
  const { platform, cluster } = body
  if (body.type === 'capacity')
    return {
      type: 'cluster_sample',
      cluster,
      at: body.hourAt,
      seconds: hourSeconds,
      allocatableCoreSeconds: body.cores * hourSeconds,
      usedCoreSeconds: null,
      requestedCoreSeconds: null,
    }
  const said = body.traits === undefined ? {} : { traits: body.traits }
  if (body.type === 'evidence') {
    const { service, at, change, version } = body
    return { type: 'evidence', service, platform, cluster, at, change, version, ...said }
  }
  return {
    type: 'rollout',
    rolloutId: body.rolloutId,
    service: body.service,
    platform,
    cluster,
    environment: null,
    startedAt: body.startedAt,
    finishedAt: body.finishedAt,
    outcome: body.outcome,
    kind: body.kind,
    isRollback: body.isRollback,
    version: body.version,
    artefact: body.artefact,
    commit: body.commit,
    change: null,
    actor: body.actor,
    approvedBy: null,
    team: null,
    ...said,
  }
}
