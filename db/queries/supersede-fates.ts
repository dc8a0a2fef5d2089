import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { FateRow } from './projection-rows.ts'

type OwnedFate = FateRow & { service_id: string }
type StoredFate = [
  serviceId: string,
  source: string,
  rolloutId: string,
  at: number,
  platform: string,
  cluster: string,
  fate: string,
  intoSource: string | null,
  intoRollout: string | null,
]

/**
 * Makes the current fates of these services exactly `rows`: what changed is ended and added anew, the rest stays. There
 * is one row for every rollout ever told, so rows travel as arrays and are compared field by field.
 */
export async function supersedeFates(
  db: Queryable,
  serviceIds: string[],
  rows: OwnedFate[],
  knownAt: number,
): Promise<void> {
  const { rows: stored } = await db.query<StoredFate>({
    name: 'select-current-fates',
    rowMode: 'array',
    text: `select service_id, source, rollout_id, round(date_part('epoch', at) * 1000), platform, cluster, fate, into_source,
                  into_rollout
             from rollout_fate where service_id = any($1::text[]) and known_to is null`,
    values: [serviceIds],
  })
  const current = new Map(stored.map(row => [`${row[0]}\n${row[1]}\n${row[2]}`, row]))
  const fresh = rows.filter(row => {
    const key = `${row.service_id}\n${row.source}\n${row.rollout_id}`
    const known = current.get(key)
    if (known === undefined || !saysSame(known, row)) return true
    current.delete(key)
    return false
  })
  await endFates(db, [...current.values()], knownAt)
  await insertFates(db, fresh, knownAt)
}

const saysSame = (stored: StoredFate, row: OwnedFate): boolean =>
  stored[6] === row.fate &&
  stored[3] === row.at &&
  stored[5] === row.cluster &&
  stored[4] === row.platform &&
  stored[7] === row.into_source &&
  stored[8] === row.into_rollout

async function endFates(db: Queryable, gone: StoredFate[], knownAt: number): Promise<void> {
  if (gone.length === 0) return
  await db.query(
    `update rollout_fate as f set known_to = $4
       from unnest($1::text[], $2::text[], $3::text[]) as gone(service_id, source, rollout_id)
      where f.service_id = gone.service_id and f.source = gone.source and f.rollout_id = gone.rollout_id and f.known_to is null`,
    [
      textArray(gone.map(row => row[0])),
      textArray(gone.map(row => row[1])),
      textArray(gone.map(row => row[2])),
      new Date(knownAt),
    ],
  )
}

/** Two projections of one service in one millisecond: the later one replaces what nobody can have asked for. */
async function insertFates(db: Queryable, rows: OwnedFate[], knownAt: number): Promise<void> {
  if (rows.length === 0) return
  const texts = (of: (row: OwnedFate) => string | null): string => textArray(rows.map(of))
  await db.query({
    name: 'insert-fates',
    text: `insert into rollout_fate (service_id, source, rollout_id, at, platform, cluster, fate, into_source, into_rollout, known_from)
           select service_id, source, rollout_id, to_timestamp(ms / 1000), platform, cluster, fate, into_source, into_rollout, $10
             from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
               as fresh(service_id, source, rollout_id, ms, platform, cluster, fate, into_source, into_rollout)
           on conflict (service_id, source, rollout_id, known_from) do update set at = excluded.at, platform = excluded.platform,
             cluster = excluded.cluster, fate = excluded.fate, into_source = excluded.into_source,
             into_rollout = excluded.into_rollout, known_to = excluded.known_to`,
    values: [
      texts(row => row.service_id),
      texts(row => row.source),
      texts(row => row.rollout_id),
      plainArray(rows.map(row => row.at)),
      texts(row => row.platform),
      texts(row => row.cluster),
      texts(row => row.fate),
      texts(row => row.into_source),
      texts(row => row.into_rollout),
      new Date(knownAt),
    ],
  })
}
