import { textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { MadeService, RuledAlias } from '#lib/domain/naming/name-rules.ts'

export type AliasKey = { platform: string; name: string }
export type ServiceOrigin = { id: string; team: string | null; kind: string; ruleId: string | null }

/** Every service with the rule that made it. Null too where the catalogue gave it an owner since: then it is listed. */
export async function selectServiceOrigins(db: Queryable): Promise<ServiceOrigin[]> {
  const { rows } = await db.query<ServiceOrigin>(
    `select s.id, s.team, s.kind, case when o.service_id is null then s.rule_id end as "ruleId"
       from service s left join (select distinct service_id from ownership) o on o.service_id = s.id`,
  )
  return rows
}

export async function deleteAliases(db: Queryable, keys: readonly AliasKey[]): Promise<number> {
  const { rowCount } = await db.query(
    `delete from service_alias a using unnest($1::text[], $2::text[]) as gone(platform, name)
      where a.platform = gone.platform and a.name = gone.name`,
    [textArray(keys.map(key => key.platform)), textArray(keys.map(key => key.name))],
  )
  return rowCount ?? 0
}

export async function upsertRuledAliases(db: Queryable, rows: readonly RuledAlias[]): Promise<void> {
  await db.query(
    `insert into service_alias (platform, name, service_id, rule_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (platform, name) do update set service_id = excluded.service_id, rule_id = excluded.rule_id`,
    [
      textArray(rows.map(row => row.platform)),
      textArray(rows.map(row => row.name)),
      textArray(rows.map(row => row.serviceId)),
      textArray(rows.map(row => row.ruleId)),
    ],
  )
}

export async function upsertMadeServices(db: Queryable, rows: readonly MadeService[]): Promise<void> {
  await db.query(
    `insert into service (id, team, kind, rule_id) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (id) do update set team = excluded.team, kind = excluded.kind, rule_id = excluded.rule_id`,
    [
      textArray(rows.map(row => row.id)),
      textArray(rows.map(row => row.team)),
      textArray(rows.map(row => row.kind)),
      textArray(rows.map(row => row.ruleId)),
    ],
  )
}

/** Takes back services that rules made and no rule makes any more. Their facts stay under their names. */
export async function deleteMadeServices(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query('delete from service where id = any($1::text[]) and rule_id is not null', [ids])
}
