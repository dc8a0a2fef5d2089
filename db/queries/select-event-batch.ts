import type { Queryable } from '#db/queryable.ts'

export type RawEvent = {
  receivedAt: number
  source: string
  id: string
  format: string
  contentType: string | null
  headers: Record<string, string> | null
  body: Buffer
}
export type EventPlace = Pick<RawEvent, 'receivedAt' | 'source' | 'id'>

/** The next raw events after a place, in the order they came in, received up to `untilAt`. */
export async function selectEventBatch(
  db: Queryable,
  after: EventPlace | null,
  untilAt: number,
  limit: number,
): Promise<RawEvent[]> {
  const place = after ?? { receivedAt: 0, source: '', id: '' }
  const { rows } = await db.query<RawEvent>(
    `select received_at as "receivedAt", source, id, format, content_type as "contentType", headers, body from event
      where received_at >= $1 and received_at <= $4 and (received_at, source, id) > ($1, $2, $3)
      order by received_at, source, id limit $5`,
    [new Date(place.receivedAt), place.source, place.id, new Date(untilAt), limit],
  )
  return rows
}

/** How many raw events were received up to an instant. */
export async function countEvents(db: Queryable, untilAt: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*) from event where received_at <= $1', [
    new Date(untilAt),
  ])
  return rows[0]?.count ?? 0
}

/** The next raw events of one source after a place, in the order they came in, received up to `untilAt`. */
export async function selectEventsOfSource(
  db: Queryable,
  source: string,
  after: EventPlace | null,
  untilAt: number,
  limit: number,
): Promise<RawEvent[]> {
  const { rows } = await db.query<RawEvent>(
    `select received_at as "receivedAt", source, id, format, content_type as "contentType", headers, body from event
      where source = $2 and received_at >= $1 and received_at <= $4 and (received_at, source, id) > ($1, $2, $3)
      order by received_at, source, id limit $5`,
    [new Date(after?.receivedAt ?? 0), source, after?.id ?? '', new Date(untilAt), limit],
  )
  return rows
}
