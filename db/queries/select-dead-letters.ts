import type { Queryable } from '#db/queryable.ts'

/** `delivery`: refused on arrival. `event`: stored, and no adapter can read it. `service`: its events could not be turned into states. */
export type DeadLetterKind = 'delivery' | 'event' | 'service'

export type DeadLetterQuestion = {
  kind: DeadLetterKind | null
  source: string | null
  /** Of `DeadLetterGroup.group`. */
  group: string | null
}

export type DeadLetterRow = {
  kind: DeadLetterKind
  /** Of a delivery its number (padded, so that text order is its order), of an event its id, of a service its id. */
  key: string
  source: string | null
  code: string
  /** In words, with the numbers in it replaced by #: equal for what fails alike. */
  reason: string
  group: string
  at: number
  importRow: number | null
}

export type DeadLetterGroup = {
  group: string
  kind: DeadLetterKind
  code: string
  reason: string
  count: number
  sources: string[]
  firstAt: number
  lastAt: number
}

/** So many refused deliveries are looked at, the latest ones: reasons are grouped in one pass. */
const mostDeliveries = 100_000

const letters = `letter as (
  select kind, key, source, code, reason, md5(kind || ' ' || code || ' ' || reason) as group, at, import_row
    from (
      (select 'delivery' as kind, lpad(seq::text, 15, '0') as key, source, code, received_at as at, import_row,
              regexp_replace(left(trim(coalesce(issues->0->>'path', '') || ' ' || coalesce(issues->0->>'message', code)), 300),
                             '[0-9]+', '#', 'g') as reason
         from event_reject where resolved_at is null order by seq desc limit ${mostDeliveries})
      union all
      select 'event', id, source, 'unreadable', at, null, regexp_replace(left(error, 300), '[0-9]+', '#', 'g') from dead_event
      union all
      select 'service', service_id, null, 'not_projected', at, null, regexp_replace(left(error, 300), '[0-9]+', '#', 'g')
        from dead_letter) as every(kind, key, source, code, at, import_row, reason)
   where ($1::text is null or kind = $1) and ($2::text is null or source = $2))`

/** What could not be understood or projected, by why, the most first. */
export async function selectDeadLetterGroups(
  db: Queryable,
  { kind, source }: Omit<DeadLetterQuestion, 'group'>,
  limit: number,
): Promise<DeadLetterGroup[]> {
  const { rows } = await db.query<DeadLetterGroup>(
    `with ${letters}
     select "group", min(kind) as kind, min(code) as code, min(reason) as reason, count(*) as count,
            coalesce(array_agg(distinct source) filter (where source is not null), '{}') as sources,
            min(at) as "firstAt", max(at) as "lastAt"
       from letter group by "group" order by count(*) desc, "group" limit $3`,
    [kind, source, limit],
  )
  return rows
}

/** Single ones, the latest first, behind a place. */
export async function selectDeadLetterRows(
  db: Queryable,
  { kind, source, group }: DeadLetterQuestion,
  after: { at: number; kind: string; key: string } | null,
  limit: number,
): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    `with ${letters}
     select kind, key, source, code, reason, "group", at, import_row as "importRow" from letter
      where ($3::text is null or "group" = $3)
        and ($4::timestamptz is null or (date_trunc('milliseconds', at), kind, key) < ($4::timestamptz, $5::text, $6::text))
      order by date_trunc('milliseconds', at) desc, kind desc, key desc limit $7`,
    [
      kind,
      source,
      group,
      after === null ? null : new Date(after.at),
      after?.kind ?? null,
      after?.key ?? null,
      limit,
    ],
  )
  return rows
}

/** One dead letter of each reason: the latest. */
export async function selectDeadLetterExamples(
  db: Queryable,
  { kind, source }: Omit<DeadLetterQuestion, 'group'>,
  groups: string[],
): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    `with ${letters}
     select distinct on ("group") kind, key, source, code, reason, "group", at, import_row as "importRow"
       from letter where "group" = any($3::text[]) order by "group", at desc, key desc`,
    [kind, source, groups],
  )
  return rows
}

/** How many there are of each kind, of all sources. */
export async function countDeadLetters(db: Queryable): Promise<Record<DeadLetterKind, number>> {
  const { rows } = await db.query<Record<DeadLetterKind, number>>(
    `select (select count(*) from event_reject where resolved_at is null) as delivery,
            (select count(*) from dead_event) as event, (select count(*) from dead_letter) as service`,
  )
  return rows[0]!
}
