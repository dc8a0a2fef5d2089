import { z } from 'zod'
import { rolloutKinds, rolloutOutcomes } from '#lib/domain/deploy/rollout.ts'
import { evidenceChanges } from '#lib/domain/placement/evidence.ts'
import type { Decoded, DecodedEvent, Observation } from '../contract.ts'

const text = z.string().min(1)
const place = { format: z.literal('kubernetes/1'), platform: text, cluster: text, service: text }

const bodySchema = z.discriminatedUnion('type', [
  z.object({
    ...place,
    type: z.literal('rollout'),
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
    change: z.enum(evidenceChanges),
    at: z.number(),
    version: z.string().nullable(),
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
  const { platform, cluster, service } = body
  if (body.type === 'evidence')
    return {
      type: 'evidence',
      service,
      platform,
      cluster,
      at: body.at,
      change: body.change,
      version: body.version,
    }
  return {
    type: 'rollout',
    rolloutId: body.rolloutId,
    service,
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
    commit: null,
    change: null,
    actor: body.workload.changedBy,
    approvedBy: null,
    team: null,
  }
}
