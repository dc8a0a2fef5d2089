import { randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'

/** Identity is (issuer, subject), never the e-mail address. Returns the person's id; null when the account is disabled. */
export async function upsertPerson(
  db: Database,
  person: { issuer: string; subject: string; name: string; email: string | null },
  now: number,
): Promise<string | null> {
  const { rows } = await db.pool.query<{ id: string; disabled_at: number | null }>(
    `insert into person (id, issuer, subject, name, email, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (issuer, subject) do update set name = excluded.name, email = excluded.email
     returning id, disabled_at`,
    [randomUUID(), person.issuer, person.subject, person.name, person.email, new Date(now)],
  )
  const row = rows[0]
  return row && row.disabled_at === null ? row.id : null
}
