import { timingSafeEqual } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { type ApiTokenRow, selectApiToken } from '#db/queries/select-api-token.ts'
import { updateApiTokenUsed } from '#db/queries/update-api-token-used.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { minuteMs, secondMs } from '#lib/domain/time/durations.ts'
import { hashSecret, parseToken } from './api-token-form.ts'
import { initTokenId } from './record-init-token.ts'

const cacheForMs = 3 * secondMs
const cacheLimit = 10_000

type Known = { row: ApiTokenRow; isKnownUntil: number; usedAt: number }

const holder = globalThis as typeof globalThis & { landfallTokens?: WeakMap<Database, Map<string, Known>> }

/** Looked-up tokens of a database, under the hash of their secret: the secret itself stays nowhere. */
function knownTokens(db: Database): Map<string, Known> {
  holder.landfallTokens ??= new WeakMap()
  const known = holder.landfallTokens.get(db) ?? new Map<string, Known>()
  holder.landfallTokens.set(db, known)
  return known
}

/** Whether the next look-up of this token needs no database. */
export const isKnownToken = (db: Database, token: string, now: number): boolean =>
  (knownTokens(db).get(hashSecret(token).toString('base64'))?.isKnownUntil ?? 0) > now

async function findToken(db: Database, token: string): Promise<ApiTokenRow | null> {
  const parsed = parseToken(token)
  if (parsed !== null) {
    const row = await selectApiToken(db.pool, parsed.id)
    if (row !== null && timingSafeEqual(row.secretHash, hashSecret(parsed.secret))) return row
  }
  // The init token may be any text, also one that looks like ours.
  if (token.length < 32) return null
  const row = await selectApiToken(db.pool, initTokenId)
  return row !== null && timingSafeEqual(row.secretHash, hashSecret(token)) ? row : null
}

/**
 * Who a Bearer token stands for; `nobody` when it is unknown, revoked or expired. Answers are kept for 3 seconds, so that
 * is how long a revoked token lives on. Notes the use at most once a minute.
 */
export async function viewerOfToken(db: Database, token: string, now: number): Promise<Viewer> {
  const known = knownTokens(db)
  const key = hashSecret(token).toString('base64')
  let entry = known.get(key)
  if (entry === undefined || entry.isKnownUntil <= now) {
    const row = await findToken(db, token)
    if (row === null || row.revokedAt !== null) {
      known.delete(key)
      return { kind: 'nobody' }
    }
    if (known.size >= cacheLimit) known.clear()
    entry = { row, isKnownUntil: now + cacheForMs, usedAt: entry?.usedAt ?? 0 }
    known.set(key, entry)
  }
  const { row } = entry
  if (row.expiresAt !== null && row.expiresAt <= now) return { kind: 'nobody' }
  if (now - entry.usedAt >= minuteMs) {
    entry.usedAt = now
    // A note for people; a request must not fail or wait for it.
    updateApiTokenUsed(db.pool, row.id, now, minuteMs).catch(() => {})
  }
  return { kind: 'token', id: row.id, name: row.name, scopes: row.scopes }
}
