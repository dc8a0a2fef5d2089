import type pg from 'pg'
import type { AuditRow } from '#db/queries/insert-audit-entry.ts'
import { selectAuditAfter, selectAuditPage } from '#db/queries/select-audit.ts'
import { mayReadAudit } from '#lib/domain/access/may-read-audit.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { AuditAnswer } from './answers/audit-answer.ts'
import { decodeListCursor, encodeListCursor } from './list-cursor.ts'
import type { PageQuestion } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { AccessDenied } from './read-error.ts'

/** What an entry's hash covers, as `lib/record` computes it when it writes one. */
export type HashEntry = (entry: Omit<AuditRow, 'previousHash' | 'hash'>, previousHash: Uint8Array) => Buffer

type Chain = { entries: number; seq: number; hash: Buffer; brokenAt: number | null }

const usualLimit = 100
const batchSize = 2_000
const beginning: Chain = { entries: 0, seq: 0, hash: Buffer.alloc(32), brokenAt: null }
/** How far the chain was followed by this process: only what came since is hashed again. */
const followed = new WeakMap<pg.Pool, Chain>()

/** The audit log, newest first, its chain verified. Throws ReadErrors: for anybody but admins, auditors and leaders. */
export async function readAudit(
  { viewer, db }: ReadContext,
  { limit, cursor }: PageQuestion,
  hashEntry: HashEntry,
): Promise<AuditAnswer> {
  if (viewer.kind === 'nobody') throw new AccessDenied('nobody', 'Sign in, or send an API token.')
  if (!mayReadAudit(viewer))
    throw new AccessDenied('forbidden', 'Admins, auditors and leaders read the audit log.')
  const [before] = decodeListCursor<[number]>(cursor, 'audit', ['number']) ?? [null]
  const wanted = limit ?? usualLimit
  const rows = await selectAuditPage(db.pool, before, wanted + 1)
  const items = rows.slice(0, wanted)
  const { entries, brokenAt } = await followChain(db.pool, hashEntry)
  return {
    chain: { holds: brokenAt === null, entries, brokenAt },
    items: items.map(({ at, hash, previousHash: _, ...row }) => ({
      ...row,
      at: formatInstant(at),
      hash: Buffer.from(hash).toString('hex'),
    })),
    nextCursor: rows.length > wanted ? encodeListCursor('audit', [items.at(-1)!.seq]) : null,
  }
}

async function followChain(pool: pg.Pool, hashEntry: HashEntry): Promise<Chain> {
  let chain = followed.get(pool) ?? beginning
  while (chain.brokenAt === null) {
    const rows = await selectAuditAfter(pool, chain.seq, batchSize)
    for (const row of rows) {
      const { seq, at, actor, action, objectType, objectId, detail, previousHash, hash } = row
      const expected = hashEntry({ at, actor, action, objectType, objectId, detail }, chain.hash)
      const isWhole = chain.hash.equals(previousHash) && expected.equals(hash)
      chain = {
        entries: chain.entries + 1,
        seq,
        hash: Buffer.from(hash),
        brokenAt: isWhole ? null : seq,
      }
      if (!isWhole) break
    }
    followed.set(pool, chain)
    if (rows.length < batchSize) break
  }
  return chain
}
