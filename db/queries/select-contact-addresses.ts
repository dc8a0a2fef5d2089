import type { Queryable } from '#db/queryable.ts'
import type { ContactRow } from './select-contacts.ts'

/** Addresses of contacts by their ids, those taken back or replaced among them: whom an older message reached. */
export async function selectContactAddresses(
  db: Queryable,
  ids: readonly string[],
): Promise<Pick<ContactRow, 'id' | 'mail' | 'sealedWebhook'>[]> {
  const { rows } = await db.query<Pick<ContactRow, 'id' | 'mail' | 'sealedWebhook'>>(
    `select id, mail, sealed_webhook as "sealedWebhook" from contact where id::text = any($1::text[])`,
    [[...ids]],
  )
  return rows
}
