import type { Queryable } from '#db/queryable.ts'

export type CollectorRow = {
  source: string
  epoch: number
  state: unknown
  /** Epoch ms. */
  at: number
  /** Null leaves the one before. */
  fullListAt: number | null
  problem: string | null
}

/** Strings from outside may hold what jsonb refuses: NUL and lone surrogates. */
export function toStorableJson(state: unknown): string {
  return JSON.stringify(state).replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '')
}

/** Stores a cycle's end. The lease fences it: run it in the transaction that renewed the lease with this epoch. */
export async function upsertCollectorState(client: Queryable, row: CollectorRow): Promise<void> {
  await client.query(
    `insert into collector_state as known
       (source, epoch, state, last_success_at, last_full_list_at, last_error, last_error_at, error_since, updated_at)
     values ($1, $2, $3::jsonb, $4, $5, $6::text, case when $6::text is null then null else $4::timestamptz end,
             case when $6::text is null then null else $4::timestamptz end, $4)
     on conflict (source) do update set epoch = excluded.epoch, state = excluded.state,
       last_success_at = excluded.last_success_at,
       last_full_list_at = coalesce(excluded.last_full_list_at, known.last_full_list_at),
       last_error = excluded.last_error, last_error_at = coalesce(excluded.last_error_at, known.last_error_at),
       error_since = case when excluded.last_error is null then null
                          else coalesce(known.error_since, excluded.error_since) end,
       updated_at = excluded.updated_at`,
    [
      row.source,
      row.epoch,
      toStorableJson(row.state),
      toInstant(row.at),
      row.fullListAt && toInstant(row.fullListAt),
      row.problem,
    ],
  )
}

/** Stores a cycle's end in which nothing changed: the state, which may be large, is left as it is. */
export async function touchCollectorState(
  client: Queryable,
  row: Omit<CollectorRow, 'state'>,
): Promise<void> {
  await client.query(
    `update collector_state set epoch = $2, last_success_at = $3, updated_at = $3,
       last_full_list_at = coalesce($4::timestamptz, last_full_list_at), last_error = $5::text,
       last_error_at = case when $5::text is null then last_error_at else $3::timestamptz end,
       error_since = case when $5::text is null then null else coalesce(error_since, $3::timestamptz) end
     where source = $1`,
    [row.source, row.epoch, toInstant(row.at), row.fullListAt && toInstant(row.fullListAt), row.problem],
  )
}

/** Stores why a cycle came to nothing, without touching what is known. */
export async function upsertCollectorError(
  client: Queryable,
  { source, epoch, at, error }: { source: string; epoch: number; at: number; error: string },
): Promise<void> {
  await client.query(
    `insert into collector_state as known (source, epoch, state, last_error, last_error_at, error_since, updated_at)
     values ($1, $2, 'null'::jsonb, $4, $3, $3, $3)
     on conflict (source) do update set last_error = excluded.last_error,
       last_error_at = excluded.last_error_at, error_since = coalesce(known.error_since, excluded.error_since),
       updated_at = excluded.updated_at`,
    [source, epoch, toInstant(at), error],
  )
}

const toInstant = (ms: number): string => new Date(ms).toISOString()
