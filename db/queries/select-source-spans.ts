import type { Queryable } from '#db/queryable.ts'

export type SourceSpan = {
  id: string
  firstEventAt: number | null
  lastEventAt: number | null
  freshnessSeconds: number | null
}

/** First and last event of sources, and how long each may be silent. */
export async function selectSourceSpans(db: Queryable, ids: string[]): Promise<SourceSpan[]> {
  const { rows } = await db.query<SourceSpan>({
    name: 'select-source-spans',
    text: `select id, first_event_at as "firstEventAt", last_event_at as "lastEventAt",
                  freshness_seconds as "freshnessSeconds" from source where id = any($1::text[])`,
    values: [ids],
  })
  return rows
}
