import type { Queryable } from '#db/queryable.ts'

const auditLock = 277_003

export type AuditRow = {
  at: number
  actor: string
  action: string
  objectType: string
  objectId: string
  detail: Record<string, unknown>
  previousHash: Uint8Array
  hash: Uint8Array
}

/** Makes writers of the log take turns until their transaction ends; returns the hash of its last entry. */
export async function lockAuditChain(db: Queryable): Promise<Buffer | null> {
  await db.query('select pg_advisory_xact_lock($1)', [auditLock])
  const { rows } = await db.query<{ hash: Buffer }>('select hash from audit_log order by seq desc limit 1')
  return rows[0]?.hash ?? null
}

export async function insertAuditEntry(db: Queryable, row: AuditRow): Promise<void> {
  await db.query(
    `insert into audit_log (at, actor, action, object_type, object_id, detail, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      new Date(row.at),
      row.actor,
      row.action,
      row.objectType,
      row.objectId,
      row.detail,
      row.previousHash,
      row.hash,
    ],
  )
}
