import type { Queryable } from '#db/queryable.ts'

export type StoredEvent = {
  source: string
  id: string
  receivedAt: number
  format: string
  contentType: string | null
  headers: Record<string, string> | null
  ignored: string | null
  body: Buffer
}

/** One raw event by its key; null when there is none. The key tells the month, so one partition is read. */
export async function selectEvent(db: Queryable, source: string, id: string): Promise<StoredEvent | null> {
  const key = await db.query<{ receivedAt: number }>(
    `select received_at as "receivedAt" from event_key where source = $1 and id = $2`,
    [source, id],
  )
  const receivedAt = key.rows[0]?.receivedAt
  if (receivedAt === undefined) return null
  const { rows } = await db.query<StoredEvent>(
    `select source, id, received_at as "receivedAt", format, content_type as "contentType", headers, ignored, body
       from event where source = $1 and id = $2 and received_at >= $3 and received_at < $4`,
    // Instants are read to the millisecond and stored to the microsecond.
    [source, id, new Date(receivedAt), new Date(receivedAt + 1)],
  )
  return rows[0] ?? null
}
