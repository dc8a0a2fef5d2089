import type { Queryable } from '#db/queryable.ts'
import type { SourceSecretPurpose } from './select-source-secrets.ts'

export type NewSourceSecret = {
  source: string
  id: string
  purpose: SourceSecretPurpose
  sealed: Uint8Array
  createdBy: string
  expiresAt: number | null
}

const secretLock = 277_004

/** Makes those who change the secrets of a source take turns until their transaction ends, so that a limit on them holds. */
export async function lockSourceSecrets(db: Queryable, source: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, hashtext($2))', [secretLock, source])
}

export async function insertSourceSecret(db: Queryable, row: NewSourceSecret, now: number): Promise<void> {
  await db.query(
    `insert into source_secret (source, id, purpose, sealed, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      row.source,
      row.id,
      row.purpose,
      Buffer.from(row.sealed),
      row.createdBy,
      new Date(now),
      row.expiresAt === null ? null : new Date(row.expiresAt),
    ],
  )
}
