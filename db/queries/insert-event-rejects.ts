import { packBytes, plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'

export type RejectRow = {
  source: string
  code: string
  issues: Issue[]
  body: Uint8Array
  form?: { format: string; contentType: string | null; headers: Record<string, string> | null } | undefined
  place?: { importId: string; row: number } | undefined
}

/** Keeps what was refused, with the reasons and what is needed to read it again. */
export async function insertEventRejects(db: Queryable, rows: RejectRow[], now: number): Promise<void> {
  const bodies = packBytes(rows.map(row => row.body))
  await db.query(
    `insert into event_reject (source, received_at, code, issues, body, format, content_type, headers, import_id, import_row)
     select source, $7, code, issues::jsonb, substring($4::bytea from start for length), format, content_type,
            headers::jsonb, import_id::uuid, import_row
       from unnest($1::text[], $2::text[], $3::text[], $5::int[], $6::int[], $8::text[], $9::text[], $10::text[],
                   $11::text[], $12::int8[])
         as fresh(source, code, issues, start, length, format, content_type, headers, import_id, import_row)`,
    [
      textArray(rows.map(row => row.source)),
      textArray(rows.map(row => row.code)),
      textArray(rows.map(row => JSON.stringify(row.issues))),
      bodies.bytes,
      bodies.starts,
      bodies.lengths,
      new Date(now),
      textArray(rows.map(({ form }) => form?.format ?? null)),
      textArray(rows.map(({ form }) => form?.contentType ?? null)),
      textArray(rows.map(({ form }) => (form?.headers ? JSON.stringify(form.headers) : null))),
      textArray(rows.map(({ place }) => place?.importId ?? null)),
      plainArray(rows.map(({ place }) => place?.row ?? null)),
    ],
  )
}
