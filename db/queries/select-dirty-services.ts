import type { Queryable } from '#db/queryable.ts'

export type DirtyServices = { serviceIds: string[]; lastSeq: number; markCount: number }

/** Services that wait to be projected, the one that waits longest first, with the newest mark seen. */
export async function selectDirtyServices(db: Queryable, limit: number): Promise<DirtyServices> {
  const { rows } = await db.query<{ serviceId: string; lastSeq: number; markCount: number }>({
    name: 'select-dirty-services',
    text: `select service_id as "serviceId", max(seq) as "lastSeq", count(*) as "markCount"
             from dirty_service group by service_id order by min(seq) limit $1`,
    values: [limit],
  })
  return {
    serviceIds: rows.map(row => row.serviceId),
    lastSeq: rows.reduce((last, row) => Math.max(last, row.lastSeq), 0),
    markCount: rows.reduce((sum, row) => sum + row.markCount, 0),
  }
}
