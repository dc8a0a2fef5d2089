import { packBytes, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'

export type RejectRow = { source: string; code: string; issues: Issue[]; body: Uint8Array }

/** Keeps what was refused, with the reasons, for the sources page. */
export async function insertEventRejects(db: Queryable, rows: RejectRow[], now: number): Promise<void> {
  const bodies = packBytes(rows.map(row => row.body))
  await db.query(
    `insert into event_reject (source, received_at, code, issues, body)
     select source, $7, code, issues::jsonb, substring($4::bytea from start for length)
       from unnest($1::text[], $2::text[], $3::text[], $5::int[], $6::int[]) as fresh(source, code, issues, start, length)`,
    [
      textArray(rows.map(row => row.source)),
      textArray(rows.map(row => row.code)),
      textArray(rows.map(row => JSON.stringify(row.issues))),
      bodies.bytes,
      bodies.starts,
      bodies.lengths,
      new Date(now),
    ],
  )
}
