import type { Queryable } from '#db/queryable.ts'
import type { EnvironmentRule } from '#lib/domain/deploy/environment-class-of.ts'
import type { NameRule } from '#lib/domain/naming/name-rules.ts'
import type { PlaceRule } from '#lib/domain/naming/place-rules.ts'

// Each kind of rule in its order.

export async function selectNameRules(db: Queryable): Promise<NameRule[]> {
  const { rows } = await db.query<NameRule>(
    'select id, match, service, team, kind from name_rule order by ordinal, id',
  )
  return rows
}

export async function selectPlaceRules(db: Queryable): Promise<PlaceRule[]> {
  const { rows } = await db.query<PlaceRule>(
    'select id, source, place, cluster, environment from place_rule order by ordinal, id',
  )
  return rows
}

/** One's own rules for environment texts, without the built-in ones. */
export async function selectEnvironmentRules(db: Queryable): Promise<EnvironmentRule[]> {
  const { rows } = await db.query<EnvironmentRule>(
    'select pattern, class from environment_rule order by ordinal, pattern',
  )
  return rows
}
