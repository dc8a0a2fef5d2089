import type { Queryable } from '#db/queryable.ts'
import type { EventRef } from '#lib/domain/deploy/rollout.ts'

/** A service at an instant (epoch ms): the state span that covers it is meant. */
export type SpanPlace = { serviceId: string; at: number }

/**
 * The raw events behind the state spans that cover the given places, in their order: one list for each place, empty where
 * there is no span or nothing was told. As known at an instant (null: now).
 */
export async function selectSpanEvidence(
  db: Queryable,
  migration: string,
  places: readonly SpanPlace[],
  knownAt: number | null,
): Promise<EventRef[][]> {
  const found: EventRef[][] = places.map(() => [])
  if (places.length === 0) return found
  const known =
    knownAt === null
      ? 's.known_to is null'
      : 's.known_from <= $4::timestamptz and (s.known_to is null or s.known_to > $4::timestamptz)'
  const { rows } = await db.query<{ place: number; source: string; id: string }>(
    `with wanted as (
       select * from unnest($1::text[], $2::timestamptz[]) with ordinality as w(service_id, at, place)),
     refs as (
       select w.service_id, w.place, e.ref ->> 'source' as source, e.ref ->> 'id' as id, e.place as nth
         from wanted w
         join state_span s on s.service_id = w.service_id and s.from_at <= w.at and (s.to_at is null or s.to_at > w.at)
        cross join lateral jsonb_array_elements(s.evidence) with ordinality as e(ref, place)
        where s.migration = $3 and ${known})
     select refs.place, refs.source, coalesce(r.event_id, refs.id) as id from refs
       left join rollout r on r.service_id = refs.service_id and r.source = refs.source and r.rollout_id = refs.id
      order by refs.place, refs.nth`,
    [
      places.map(({ serviceId }) => serviceId),
      places.map(({ at }) => new Date(at)),
      migration,
      ...(knownAt === null ? [] : [new Date(knownAt)]),
    ],
  )
  for (const { place, source, id } of rows) found[Number(place) - 1]?.push({ source, id })
  return found
}
