import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { HostSight } from '#lib/domain/endgame/host-sight.ts'

/** Writes what was said of hosts; rows must be sorted by key and distinct. */
export async function insertHostSights(db: Queryable, rows: HostSight[]): Promise<void> {
  const texts = (of: (row: HostSight) => string | null): string => textArray(rows.map(of))
  await db.query({
    name: 'insert-host-sights',
    text: `insert into host_sight (source, event_id, ordinal, cluster, platform, host, at, cores, status, tenants)
           select source, event_id, ordinal, cluster, platform, host, to_timestamp(ms / 1000), cores, status, tenants::jsonb
             from unnest($1::text[], $2::text[], $3::int2[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::float8[],
                         $9::text[], $10::text[])
               as fresh(source, event_id, ordinal, cluster, platform, host, ms, cores, status, tenants)
           on conflict (source, event_id, ordinal) do nothing`,
    values: [
      texts(row => row.source),
      texts(row => row.eventId),
      plainArray(rows.map(row => row.ordinal)),
      texts(row => row.cluster),
      texts(row => row.platform),
      texts(row => row.host),
      plainArray(rows.map(row => row.at)),
      plainArray(rows.map(row => row.cores)),
      texts(row => row.status),
      texts(row => JSON.stringify(row.tenants)),
    ],
  })
}

/** Takes out what these events said, so that reading them again writes what they say today. */
export async function deleteHostSights(
  db: Queryable,
  events: readonly { source: string; id: string }[],
): Promise<void> {
  await db.query(
    `delete from host_sight s using unnest($1::text[], $2::text[]) as told(source, event_id)
      where s.source = told.source and s.event_id = told.event_id`,
    [events.map(event => event.source), events.map(event => event.id)],
  )
}
