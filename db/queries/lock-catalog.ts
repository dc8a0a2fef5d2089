import type { Queryable } from '#db/queryable.ts'

const catalogLock = 277_002

/**
 * Writers of events hold this together until their transaction ends, so that names they resolved stay true; a change of
 * the catalogue waits for them and keeps them waiting. Returns the catalogue's version as of now. The statements go in
 * one message, each with its own snapshot: the version is read behind the lock. `opening` goes before them.
 */
export async function lockCatalogShared(db: Queryable, opening: '' | 'begin;' = ''): Promise<number> {
  const results = (await db.query(
    `${opening} select pg_advisory_xact_lock_shared(${catalogLock}); select version from data_version where name = 'catalog'`,
  )) as unknown as { rows: { version: number }[] }[]
  return results.at(-1)?.rows[0]?.version ?? 0
}

/** Held alone by the one transaction that changes the catalogue. */
export async function lockCatalogExclusive(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [catalogLock])
}
