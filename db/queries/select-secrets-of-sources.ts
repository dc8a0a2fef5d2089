import type { Queryable } from '#db/queryable.ts'
import type { SourceSecretRow } from './select-source-secrets.ts'

/** Secrets of all sources, newest first, and never what they are. */
export async function selectSecretsOfSources(
  db: Queryable,
): Promise<(SourceSecretRow & { source: string })[]> {
  const { rows } = await db.query<SourceSecretRow & { source: string }>(
    `select source, id, purpose, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
            last_used_at as "lastUsedAt"
       from source_secret order by source, created_at desc, id`,
  )
  return rows
}
