import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { FateRow } from './projection-rows.ts'

type OwnedFate = FateRow & { service_id: string }

/** Between fields and between rows: no id holds control characters. */
const fieldMark = '\x1f'
const rowMark = '\x1e'

/**
 * Makes the current fates of these services exactly `rows`: what changed is ended and added anew, the rest stays. There
 * is one row for every rollout ever told, so each travels and is compared as one text, a service's rows in one.
 */
export async function supersedeFates(
  db: Queryable,
  serviceIds: string[],
  rows: OwnedFate[],
  knownAt: number,
): Promise<void> {
  const { rows: stored } = await db.query<[serviceId: string, told: string]>({
    name: 'select-current-fates',
    rowMode: 'array',
    text: `select service_id, string_agg(concat_ws(E'\\x1f', source, rollout_id, (date_part('epoch', at) * 1000)::int8, platform, cluster, fate,
                                                   into_source, into_rollout), E'\\x1e')
             from rollout_fate where service_id = any($1::text[]) and known_to is null group by service_id`,
    values: [serviceIds],
  })
  const current = new Map(stored.map(([serviceId, told]) => [serviceId, new Set(told.split(rowMark))]))
  const fresh = rows.filter(row => !current.get(row.service_id)?.delete(textOf(row)))
  const gone = [...current].flatMap(([serviceId, told]) =>
    [...told].map(text => [serviceId, ...text.split(fieldMark, 2)] as [string, string, string]),
  )
  await endFates(db, gone, knownAt)
  await insertFates(db, fresh, knownAt)
}

function textOf({ source, rollout_id, at, platform, cluster, fate, into_source, into_rollout }: OwnedFate) {
  const told = [source, rollout_id, at, platform, cluster, fate].join(fieldMark)
  return into_source === null ? told : `${told}${fieldMark}${into_source}${fieldMark}${into_rollout}`
}

async function endFates(
  db: Queryable,
  gone: [serviceId: string, source: string, rolloutId: string][],
  knownAt: number,
): Promise<void> {
  if (gone.length === 0) return
  const values = [
    textArray(gone.map(row => row[0])),
    textArray(gone.map(row => row[1])),
    textArray(gone.map(row => row[2])),
    new Date(knownAt),
  ]
  const isGone = `f.service_id = gone.service_id and f.source = gone.source and f.rollout_id = gone.rollout_id and f.known_to is null`
  const rows = `unnest($1::text[], $2::text[], $3::text[]) as gone(service_id, source, rollout_id)`
  // Two projections of one service in one millisecond: nobody can have asked for the first.
  await db.query(`delete from rollout_fate as f using ${rows} where ${isGone} and f.known_from >= $4`, values)
  await db.query(`update rollout_fate as f set known_to = $4 from ${rows} where ${isGone}`, values)
}

async function insertFates(db: Queryable, rows: OwnedFate[], knownAt: number): Promise<void> {
  if (rows.length === 0) return
  const texts = (of: (row: OwnedFate) => string | null): string => textArray(rows.map(of))
  await db.query({
    name: 'insert-fates',
    text: `insert into rollout_fate (service_id, source, rollout_id, at, platform, cluster, fate, into_source, into_rollout, known_from)
           select service_id, source, rollout_id, to_timestamp(ms / 1000), platform, cluster, fate, into_source, into_rollout, $10
             from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
               as fresh(service_id, source, rollout_id, ms, platform, cluster, fate, into_source, into_rollout)`,
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
