import type { Queryable } from '#db/queryable.ts'

export type SourceSecretPurpose = 'signature' | 'credential'

export type SourceSecretRow = {
  id: string
  purpose: SourceSecretPurpose
  createdBy: string
  createdAt: number
  expiresAt: number | null
  lastUsedAt: number | null
}

/** The secrets of a source, newest first, expired ones too, and never what they are. */
export async function selectSourceSecrets(db: Queryable, source: string): Promise<SourceSecretRow[]> {
  const { rows } = await db.query<SourceSecretRow>(
    `select id, purpose, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
            last_used_at as "lastUsedAt"
       from source_secret where source = $1 order by created_at desc, id`,
    [source],
  )
  return rows
}
