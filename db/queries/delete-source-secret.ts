import type { Queryable } from '#db/queryable.ts'
import type { SourceSecretPurpose } from './select-source-secrets.ts'

/** Forgets a secret for good; null when there is none of that id, otherwise what it was for. */
export async function deleteSourceSecret(
  db: Queryable,
  source: string,
  id: string,
): Promise<SourceSecretPurpose | null> {
  const { rows } = await db.query<{ purpose: SourceSecretPurpose }>(
    'delete from source_secret where source = $1 and id = $2 returning purpose',
    [source, id],
  )
  return rows[0]?.purpose ?? null
}
