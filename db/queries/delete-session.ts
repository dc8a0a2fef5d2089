import type { Database } from '#db/client.ts'

/** Signing out ends the session on the server: a copied cookie is worth nothing afterwards. */
export async function deleteSession(db: Database, id: string): Promise<void> {
  await db.pool.query('delete from session where id = $1', [id])
}
