import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { EnvironmentSight } from '#lib/domain/environment/environment-sight.ts'

/** Writes what was said of temporary environments; rows must be sorted by key and distinct. */
export async function insertEnvironmentSights(db: Queryable, rows: EnvironmentSight[]): Promise<void> {
  const texts = (of: (row: EnvironmentSight) => string | null): string => textArray(rows.map(of))
  await db.query({
    name: 'insert-environment-sights',
    text: `insert into environment_sight (source, event_id, ordinal, environment, change, at, service, cluster, url, repository,
                                         pull_request, expires_at)
           select source, event_id, ordinal, environment, change, to_timestamp(ms / 1000), service, cluster, url, repository,
                  pull_request, to_timestamp(expires_ms / 1000)
             from unnest($1::text[], $2::text[], $3::int2[], $4::text[], $5::text[], $6::float8[], $7::text[], $8::text[],
                         $9::text[], $10::text[], $11::int4[], $12::float8[])
               as fresh(source, event_id, ordinal, environment, change, ms, service, cluster, url, repository, pull_request,
                        expires_ms)
           on conflict (source, event_id, ordinal) do nothing`,
    values: [
      texts(row => row.source),
      texts(row => row.eventId),
      plainArray(rows.map(row => row.ordinal)),
      texts(row => row.environment),
      texts(row => row.change),
      plainArray(rows.map(row => row.at)),
      texts(row => row.service),
      texts(row => row.cluster),
      texts(row => row.url),
      texts(row => row.repository),
      plainArray(rows.map(row => row.pullRequest)),
      plainArray(rows.map(row => row.expiresAt)),
    ],
  })
}

/** Takes out what these events said, so that reading them again writes what they say today. */
export async function deleteEnvironmentSights(
  db: Queryable,
  events: readonly { source: string; id: string }[],
): Promise<void> {
  await db.query(
    `delete from environment_sight s using unnest($1::text[], $2::text[]) as told(source, event_id)
      where s.source = told.source and s.event_id = told.event_id`,
    [events.map(event => event.source), events.map(event => event.id)],
  )
}
