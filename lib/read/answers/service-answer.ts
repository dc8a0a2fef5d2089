import { z } from 'zod'
import { stateOverride } from './dispute-answer.ts'
import { count, eventRef, migrationState, wireInstant } from './shared.ts'

const span = z.object({ from: wireInstant, to: wireInstant.nullable() })

export const serviceItem = z.object({
  id: z.string(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  office: z.string().nullable(),
  kind: z.string(),
  archetype: z.string().nullable(),
  inScope: z.boolean(),
  inBaseline: z.boolean(),
  state: migrationState,
  since: wireInstant.nullable(),
  /** When the origin placement ended, while the soak runs. */
  leavingSince: wireInstant.nullable(),
  exemptUntil: wireInstant.nullable(),
  /** A state an admin shows beside the computed one for a while: `state` and every figure stay as computed. */
  override: stateOverride.nullable(),
  /** Corrections asked for and not answered. */
  openDisputes: count,
  lastDeployAt: z.object({ origin: wireInstant.nullable(), target: wireInstant.nullable() }),
  clusters: z.array(z.string()),
})
export type ServiceItem = z.infer<typeof serviceItem>

/** `GET /api/v1/services`. */
export const servicesAnswer = z.object({
  items: z.array(serviceItem),
  total: count,
  nextCursor: z.string().nullable(),
})
export type ServicesAnswer = z.infer<typeof servicesAnswer>

/** `GET /api/v1/services/{id}`. */
export const serviceAnswer = serviceItem.extend({
  placements: z.array(
    span.extend({
      platform: z.string(),
      cluster: z.string(),
      region: z.string().nullable(),
      deletedAt: wireInstant.nullable(),
      version: z.string().nullable(),
      presence: z.array(span),
      /** Latest sample or observation, where there is one. */
      readyInstances: count.nullable(),
      isSilent: z.boolean(),
    }),
  ),
  states: z.array(
    z.object({
      state: migrationState,
      from: wireInstant,
      to: wireInstant.nullable(),
      evidence: z.array(eventRef),
    }),
  ),
  deploys: z.array(
    z.object({
      at: wireInstant,
      platform: z.string(),
      artefact: z.string().nullable(),
      version: z.string().nullable(),
      rollouts: count,
    }),
  ),
  ownership: z.array(z.object({ team: z.string(), from: wireInstant.nullable() })),
  /** In words: what about its places explains the state, beyond its rule. */
  why: z.array(z.string()),
  /** In words: what would change the state next, and when where a clock is running. */
  wouldChange: z.array(z.object({ to: migrationState, when: z.string(), at: wireInstant.nullable() })),
  /** What who asks may do here: say that something is wrong, set another state beside it, write on its timeline. */
  may: z.object({ dispute: z.boolean(), override: z.boolean(), annotate: z.boolean() }),
})
export type ServiceAnswer = z.infer<typeof serviceAnswer>

/** `GET /api/v1/services/{id}/evidence`: the events behind it, newest first, with what became of each. */
export const serviceEvidenceAnswer = z.object({
  items: z.array(
    z.object({
      source: z.string(),
      id: z.string(),
      at: wireInstant.nullable(),
      receivedAt: wireInstant,
      platform: z.string(),
      cluster: z.string(),
      kind: z.string(),
      outcome: z.string().nullable(),
      version: z.string().nullable(),
      /** `deploy`, one of the ten reasons, or `evidence` for what is in no column. */
      fate: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type ServiceEvidenceAnswer = z.infer<typeof serviceEvidenceAnswer>
