import type { Queryable } from '#db/queryable.ts'
import type { AuditRow } from './insert-audit-entry.ts'

export type StoredAuditRow = AuditRow & { seq: number }

const columns = `seq, at, actor, action, object_type as "objectType", object_id as "objectId", detail,
  previous_hash as "previousHash", hash`

/** Entries before a place in the log (null: from its end), newest first. */
export async function selectAuditPage(
  db: Queryable,
  before: number | null,
  limit: number,
): Promise<StoredAuditRow[]> {
  const { rows } = await db.query<StoredAuditRow>(
    `select ${columns} from audit_log where seq < $1 order by seq desc limit $2`,
    [before ?? Number.MAX_SAFE_INTEGER, limit],
  )
  return rows
}

/** The next entries behind a place in the log, oldest first. */
export async function selectAuditAfter(
  db: Queryable,
  after: number,
  limit: number,
): Promise<StoredAuditRow[]> {
  const { rows } = await db.query<StoredAuditRow>(
    `select ${columns} from audit_log where seq > $1 order by seq limit $2`,
    [after, limit],
  )
  return rows
}
