import { z } from 'zod'
import { rolloutKinds, rolloutOutcomes } from '#lib/domain/deploy/rollout.ts'
import { evidenceChanges } from '#lib/domain/placement/evidence.ts'
import type { Decoded, DecodedEvent, Observation } from '../contract.ts'

const text = z.string().min(1)
const place = { format: z.literal('kubernetes/1'), platform: text, cluster: text }
const maybe = z.string().nullable()
/** Left out by events of earlier days. */
const traits = z.record(z.string(), z.string()).optional()

const bodySchema = z.discriminatedUnion('type', [
  z.object({
    ...place,
    type: z.literal('rollout'),
    service: text,
    environment: maybe.default(null),
    traits,
    rolloutId: text,
    workload: z.object({ changedBy: z.string().nullable() }),
    artefact: z.string().nullable(),
    version: z.string().nullable(),
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
    traits,
    change: z.enum(evidenceChanges),
    at: z.number(),
    version: z.string().nullable(),
  }),
  z.object({
    ...place,
    type: z.literal('environment'),
    environment: text,
    change: z.enum(['created', 'extended', 'removed']),
    at: z.number(),
    service: maybe,
    url: maybe,
    repository: maybe,
    pullRequest: z.number().nullable(),
    expiresAt: z.number().nullable(),
  }),
])

/** Reads an event the Kubernetes collector made: when it is collected, and on every rebuild. */
export function decodeKubernetesEvent(
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
  return {
    ok: true,
    value: { source, id: id ?? '', observations: [observationOf(parsed.data)], ignored: null },
  }
}

function observationOf(body: z.infer<typeof bodySchema>): Observation {
  const { platform, cluster } = body
  if (body.type === 'environment') {
    const { format: _format, platform: _platform, ...environment } = body
    return environment
  }
  const { service } = body
  const traits = body.traits === undefined ? {} : { traits: body.traits }
  if (body.type === 'evidence') {
    const { at, change, version } = body
    return { type: 'evidence', service, platform, cluster, at, change, version, ...traits }
  }
  return {
    type: 'rollout',
    rolloutId: body.rolloutId,
    service,
    platform,
    cluster,
    environment: body.environment,
    startedAt: body.startedAt,
    finishedAt: body.finishedAt,
    outcome: body.outcome,
    kind: body.kind,
    isRollback: body.isRollback,
    version: body.version,
    artefact: body.artefact,
    commit: null,
    change: null,
    actor: body.workload.changedBy,
    approvedBy: null,
    team: null,
    ...traits,
  }
}
