import type { Queryable } from '#db/queryable.ts'

/** Notes that secrets verified a delivery, at most once per `everyMs`. */
export async function updateSourceSecretsUsed(
  db: Queryable,
  source: string,
  ids: string[],
  now: number,
  everyMs: number,
): Promise<void> {
  await db.query(
    `update source_secret set last_used_at = $3
      where source = $1 and id = any($2::text[]) and (last_used_at is null or last_used_at <= $4)`,
    [source, ids, new Date(now), new Date(now - everyMs)],
  )
}
