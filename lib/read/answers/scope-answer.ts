import { z } from 'zod'
import { count, share, wireDay, wireInstant } from './shared.ts'

export const scopeRule = z.object({
  kinds: z.array(z.string()).optional(),
  stateless: z.boolean().optional(),
  environments: z.array(z.string()).optional(),
  archetypes: z.array(z.string()).optional(),
  areas: z.array(z.string()).optional(),
  teams: z.array(z.string()).optional(),
})

const recorded = {
  id: z.string(),
  reason: z.string().nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
}
const withdrawn = {
  withdrawnAt: wireInstant,
  withdrawnBy: z.string(),
  withdrawnReason: z.string().nullable(),
}

const headline = z.object({
  baseline: z.object({
    on: wireDay.nullable(),
    count,
    retired: count,
    migrated: count,
    share: share.nullable(),
  }),
  live: z.object({ inScope: count, onTargetOnly: count, share: share.nullable() }),
})
const named = z.object({
  count,
  /** At most the first thousand, by id. */
  services: z.array(z.object({ id: z.string(), team: z.string().nullable() })),
})

/** What a change of the rules would do: the headline before and after, and who comes and goes on `on`. */
export const rulesPreview = z.object({
  on: wireDay,
  entering: named,
  leaving: named,
  before: headline,
  after: headline,
})
export type RulesPreview = z.infer<typeof rulesPreview>

/** The answer of every act on the rules; `id` is null for a dry run. */
export const rulesEffect = z.object({ dryRun: z.boolean(), id: z.string().nullable(), preview: rulesPreview })

/** `GET /api/v1/scope`: which services count and since when, and the baselines, with their history. */
export const scopeAnswer = z.object({
  migration: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  soakDays: count,
  asOf: wireDay,
  knownAt: wireInstant,
  /** The migration's own rule, number 1. */
  scope: scopeRule,
  inScope: count,
  versions: z.array(
    z.object({
      ...recorded,
      number: z.int().min(2),
      from: wireDay,
      scope: scopeRule,
      servicesIn: count,
      servicesOut: count,
      inForce: z.boolean(),
    }),
  ),
  /** Taken back. */
  withdrawnVersions: z.array(z.object({ ...recorded, ...withdrawn, from: wireDay, scope: scopeRule })),
  baseline: z.object({
    on: wireDay.nullable(),
    count,
    /** `recorded`: frozen by an act; `catalog`: the catalogue's day; `default`: 28 days after the first evidence. */
    by: z.enum(['recorded', 'catalog', 'default']),
  }),
  /** Newest first; the first counts. */
  baselines: z.array(z.object({ ...recorded, on: wireDay })),
  withdrawnBaselines: z.array(z.object({ ...recorded, ...withdrawn, on: wireDay })),
  /** What a rule can name. */
  choices: z.object({
    kinds: z.array(z.string()),
    archetypes: z.array(z.string()),
    areas: z.array(z.string()),
    teams: z.array(z.string()),
  }),
})
export type ScopeAnswer = z.infer<typeof scopeAnswer>
