import { z } from 'zod'
import { environmentClasses } from '#lib/domain/placement/cluster.ts'
import { count } from './shared.ts'

const nameRule = z.object({
  id: z.string(),
  match: z.record(z.string(), z.string()),
  service: z.string().nullable(),
  team: z.string().nullable(),
  kind: z.string().nullable(),
})
const placeRule = z.object({
  id: z.string(),
  source: z.string().nullable(),
  place: z.string(),
  cluster: z.string(),
  environment: z.string().nullable(),
})
const environmentRule = z.object({ pattern: z.string(), class: z.enum(environmentClasses) })

/** `GET /api/v1/rules/...`: each list in its order. */
export const nameRulesAnswer = z.object({ items: z.array(nameRule) })
export const placeRulesAnswer = z.object({ items: z.array(placeRule) })
export const environmentRulesAnswer = z.object({
  items: z.array(environmentRule),
  builtIn: z.array(environmentRule),
})
export type NameRulesAnswer = z.infer<typeof nameRulesAnswer>
export type PlaceRulesAnswer = z.infer<typeof placeRulesAnswer>
export type EnvironmentRulesAnswer = z.infer<typeof environmentRulesAnswer>

const service = z.string().nullable()

/** What saving rules changes; the same for a dry run. */
export const nameRulesEffect = z.object({
  dryRun: z.boolean(),
  placed: count,
  moved: count,
  loosened: count,
  made: z.array(z.string()),
  withdrawn: z.array(z.string()),
  names: z.array(
    z.object({
      platform: z.string(),
      name: z.string(),
      from: service,
      to: service,
      rule: service,
      rollouts: count,
    }),
  ),
})
export const placeRulesEffect = z.object({
  dryRun: z.boolean(),
  places: z.array(
    z.object({ source: z.string(), place: z.string(), from: service, to: service, rollouts: count }),
  ),
  replayed: z.array(z.string()),
})
export const environmentRulesEffect = z.object({
  dryRun: z.boolean(),
  rollouts: count,
  environments: z.array(
    z.object({
      environment: z.string(),
      from: z.enum(environmentClasses),
      to: z.enum(environmentClasses),
      rollouts: count,
    }),
  ),
})
export type NameRulesEffect = z.infer<typeof nameRulesEffect>
export type PlaceRulesEffect = z.infer<typeof placeRulesEffect>
export type EnvironmentRulesEffect = z.infer<typeof environmentRulesEffect>
