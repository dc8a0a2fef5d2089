import type { Queryable } from '#db/queryable.ts'

/** A contact that stands. `sealedWebhook` is opened where it is sent to, nowhere else. */
export type ContactRow = {
  id: string
  recordedAt: number
  recordedBy: string
  reason: string | null
  subjectType: string
  subjectId: string
  channel: 'mail' | 'chat'
  name: string | null
  mail: string | null
  sealedWebhook: Uint8Array | null
  timeZone: string | null
  optedOut: string[]
}

/**
 * The newest that stands of each subject and channel, in the order of subjects; of one subject only, where it is named; as it
 * was at an instant (epoch ms; null: now).
 */
export async function selectContacts(
  db: Queryable,
  subject: { type: string; id: string } | null = null,
  knownAt: number | null = null,
): Promise<ContactRow[]> {
  const { rows } = await db.query<ContactRow>(
    `select distinct on (subject_type, subject_id, channel)
       id, recorded_at as "recordedAt", recorded_by as "recordedBy", reason, subject_type as "subjectType",
       subject_id as "subjectId", channel, name, mail, sealed_webhook as "sealedWebhook", time_zone as "timeZone",
       opted_out as "optedOut"
      from contact
     where (withdrawn_at is null or withdrawn_at > $3) and ($3::timestamptz is null or recorded_at <= $3)
       and ($1::text is null or subject_type = $1 and subject_id = $2)
     order by subject_type, subject_id, channel, recorded_at desc, id`,
    [subject?.type ?? null, subject?.id ?? null, knownAt === null ? null : new Date(knownAt)],
  )
  return rows
}

/** One contact, whether or not it stands; null: there is none of this id. */
export async function selectContact(
  db: Queryable,
  id: string,
): Promise<(ContactRow & { withdrawnAt: number | null }) | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const { rows } = await db.query<ContactRow & { withdrawnAt: number | null }>(
    `select id, recorded_at as "recordedAt", recorded_by as "recordedBy", reason, subject_type as "subjectType",
       subject_id as "subjectId", channel, name, mail, sealed_webhook as "sealedWebhook", time_zone as "timeZone",
       opted_out as "optedOut", withdrawn_at as "withdrawnAt"
      from contact where id = $1`,
    [id],
  )
  return rows[0] ?? null
}
