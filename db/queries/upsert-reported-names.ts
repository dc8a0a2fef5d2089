import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'

export type ReportedName = {
  platform: string
  name: string
  source: string
  traits: Readonly<Record<string, string>>
  /** When it was said of, by the event's own time. */
  seenAt: number
}
export type KnownName = Pick<ReportedName, 'platform' | 'name' | 'source' | 'seenAt'>

/**
 * Keeps what was said of names the catalogue does not know: of two tellings the one with traits stays, then the later,
 * then the greater text, so that the order of arrival changes nothing. Rows must be sorted by key and distinct. Returns
 * those that stood there with the same traits already, in committed rows.
 */
export async function upsertReportedNames(db: Queryable, rows: ReportedName[]): Promise<KnownName[]> {
  const texts = (of: (row: ReportedName) => string): string => textArray(rows.map(of))
  const { rows: known } = await db.query<KnownName>({
    name: 'upsert-reported-names',
    text: `with fresh as (
             select platform, name, source, traits, to_timestamp(ms / 1000) as seen_at
               from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::float8[])
                 as fresh(platform, name, source, traits, ms)),
           known as (
             select r.platform, r.name, r.source, r.seen_at from reported_name r
               join fresh f on f.platform = r.platform and f.name = r.name and f.source = r.source
              where r.traits = f.traits),
           written as (
             insert into reported_name (platform, name, source, traits, seen_at)
             select f.platform, f.name, f.source, f.traits, f.seen_at from fresh f
               left join known k on k.platform = f.platform and k.name = f.name and k.source = f.source
              where k.seen_at is null or k.seen_at < f.seen_at
             on conflict (platform, name, source) do update set traits = excluded.traits, seen_at = excluded.seen_at
               where (excluded.traits <> '{}', excluded.seen_at, excluded.traits::text collate "C")
                   > (reported_name.traits <> '{}', reported_name.seen_at, reported_name.traits::text collate "C"))
           select platform, name, source, round(extract(epoch from seen_at) * 1000)::float8 as "seenAt" from known`,
    values: [
      texts(row => row.platform),
      texts(row => row.name),
      texts(row => row.source),
      texts(row => JSON.stringify(row.traits)),
      plainArray(rows.map(row => row.seenAt)),
    ],
  })
  return known
}
