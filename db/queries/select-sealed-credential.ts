import type { Queryable } from '#db/queryable.ts'

/** A credential of a source as it is sealed; null when it is not there, or over. Epoch ms. */
export async function selectSealedCredential(
  db: Queryable,
  source: string,
  id: string,
  now: number,
): Promise<Buffer | null> {
  const { rows } = await db.query<{ sealed: Buffer }>(
    `select sealed from source_secret where source = $1 and id = $2 and purpose = 'credential'
        and (expires_at is null or expires_at > $3)`,
    [source, id, new Date(now)],
  )
  return rows[0]?.sealed ?? null
}
