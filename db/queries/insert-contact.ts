import type { Queryable } from '#db/queryable.ts'
import type { ContactRow } from './select-contacts.ts'

/** Adds a contact; an older one of the same subject and channel counts no longer, and is kept. */
export async function insertContact(db: Queryable, contact: ContactRow): Promise<void> {
  await db.query(
    `insert into contact
       (id, recorded_at, recorded_by, reason, subject_type, subject_id, channel, name, mail, sealed_webhook, time_zone, opted_out)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      contact.id,
      new Date(contact.recordedAt),
      contact.recordedBy,
      contact.reason,
      contact.subjectType,
      contact.subjectId,
      contact.channel,
      contact.name,
      contact.mail,
      contact.sealedWebhook,
      contact.timeZone,
      JSON.stringify(contact.optedOut),
    ],
  )
}

/** Takes back all that stands of the contact's subject and channel: one below it must not come back. Their number. */
export async function withdrawContact(
  db: Queryable,
  { subjectType, subjectId, channel }: Pick<ContactRow, 'subjectType' | 'subjectId' | 'channel'>,
  { at, by, reason }: { at: number; by: string; reason: string | null },
): Promise<number> {
  const { rowCount } = await db.query(
    `update contact set withdrawn_at = $4, withdrawn_by = $5, withdrawn_reason = $6
      where subject_type = $1 and subject_id = $2 and channel = $3 and withdrawn_at is null`,
    [subjectType, subjectId, channel, new Date(at), by, reason],
  )
  return rowCount ?? 0
}
