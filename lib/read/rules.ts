import { selectEnvironmentRules, selectNameRules, selectPlaceRules } from '#db/queries/select-rules.ts'
import { defaultEnvironmentRules } from '#lib/domain/deploy/environment-class-of.ts'
import type { EnvironmentRulesAnswer, NameRulesAnswer, PlaceRulesAnswer } from './answers/rules-answer.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

// The three lists of rules in their order. Each throws AccessDenied.

export async function readNameRules({ viewer, db }: ReadContext): Promise<NameRulesAnswer> {
  requireReader(viewer)
  const rules = await selectNameRules(db.pool)
  return { items: rules.map(rule => ({ ...rule, match: { ...rule.match } })) }
}

export async function readPlaceRules({ viewer, db }: ReadContext): Promise<PlaceRulesAnswer> {
  requireReader(viewer)
  return { items: await selectPlaceRules(db.pool) }
}

export async function readEnvironmentRules({ viewer, db }: ReadContext): Promise<EnvironmentRulesAnswer> {
  requireReader(viewer)
  return { items: await selectEnvironmentRules(db.pool), builtIn: [...defaultEnvironmentRules] }
}
