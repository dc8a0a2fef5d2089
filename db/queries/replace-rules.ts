import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { EnvironmentRule } from '#lib/domain/deploy/environment-class-of.ts'
import type { NameRule } from '#lib/domain/naming/name-rules.ts'
import type { PlaceRule } from '#lib/domain/naming/place-rules.ts'

// A list of rules is saved whole: its order is part of what it says.

const ordinals = (rows: readonly unknown[]): string => plainArray(rows.map((_, index) => index))

export async function replaceNameRules(db: Queryable, rules: readonly NameRule[]): Promise<void> {
  await db.query('delete from name_rule')
  await db.query(
    `insert into name_rule (id, ordinal, match, service, team, kind)
     select * from unnest($1::text[], $2::int[], $3::jsonb[], $4::text[], $5::text[], $6::text[])`,
    [
      textArray(rules.map(rule => rule.id)),
      ordinals(rules),
      textArray(rules.map(rule => JSON.stringify(rule.match))),
      textArray(rules.map(rule => rule.service)),
      textArray(rules.map(rule => rule.team)),
      textArray(rules.map(rule => rule.kind)),
    ],
  )
}

export async function replacePlaceRules(db: Queryable, rules: readonly PlaceRule[]): Promise<void> {
  await db.query('delete from place_rule')
  await db.query(
    `insert into place_rule (id, ordinal, source, place, cluster, environment)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      textArray(rules.map(rule => rule.id)),
      ordinals(rules),
      textArray(rules.map(rule => rule.source)),
      textArray(rules.map(rule => rule.place)),
      textArray(rules.map(rule => rule.cluster)),
      textArray(rules.map(rule => rule.environment)),
    ],
  )
}

export async function replaceEnvironmentRules(
  db: Queryable,
  rules: readonly EnvironmentRule[],
): Promise<void> {
  await db.query('delete from environment_rule')
  await db.query(
    `insert into environment_rule (pattern, ordinal, class) select * from unnest($1::text[], $2::int[], $3::text[])`,
    [textArray(rules.map(rule => rule.pattern)), ordinals(rules), textArray(rules.map(rule => rule.class))],
  )
}
