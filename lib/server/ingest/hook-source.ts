import type { Database } from '#db/client.ts'
import { selectHookSource } from '#db/queries/select-hook-source.ts'
import { updateSourceSecretsUsed } from '#db/queries/update-source-secrets-used.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { openSealed, SealBroken, sourceSecretPlace } from '#lib/auth/seal.ts'
import { minuteMs, secondMs } from '#lib/domain/time/durations.ts'
import { log } from '#lib/log/log.ts'
import type { SignatureSecret } from '#lib/sources/signature/verify-delivery.ts'

const knownForMs = 3 * secondMs
const cacheLimit = 1_000

export type HookSource = {
  /** Null: neither configured nor seen. */
  kind: string | null
  secrets: (SignatureSecret & { expiresAt: number | null })[]
}
type Known = { source: HookSource; isKnownUntil: number }
type Cache = { known: Map<string, Known>; usedAt: Map<string, number> }

const holder = globalThis as typeof globalThis & { landfallHooks?: WeakMap<Database, Cache> }

function cacheOf(db: Database): Cache {
  holder.landfallHooks ??= new WeakMap()
  const cache = holder.landfallHooks.get(db) ?? { known: new Map(), usedAt: new Map() }
  holder.landfallHooks.set(db, cache)
  return cache
}

/** Reads a source anew at its next delivery to this process. */
export const forgetHookSource = (db: Database, id: string): boolean => cacheOf(db).known.delete(id)

/**
 * A source as a delivery meets it, its secrets opened. Kept for 3 seconds: so long a secret that another process revoked
 * lives on. Whoever would refuse a delivery because of what is kept asks again with `isAnew`.
 */
export async function hookSourceOf(
  db: Database,
  id: string,
  now: number,
  isAnew = false,
): Promise<HookSource> {
  const { known } = cacheOf(db)
  const held = known.get(id)
  if (!isAnew && held !== undefined && held.isKnownUntil > now) return held.source
  const row = await selectHookSource(db.pool, id)
  const secrets = row.secrets.flatMap(({ id: secretId, sealed, expiresAt }) => {
    const secret = opened(sealed, id, secretId)
    return secret === null ? [] : [{ id: secretId, secret, expiresAt }]
  })
  const source = { kind: row.kind, secrets }
  if (known.size >= cacheLimit) known.clear()
  known.set(id, { source, isKnownUntil: now + knownForMs })
  return source
}

function opened(sealed: Uint8Array, source: string, id: string): string | null {
  try {
    return openSealed(sealed, sourceSecretPlace(source, id), authSettings(process.env).secret)
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log.warn({ source, secretId: id }, 'A secret of a source cannot be opened: it must be added anew.')
    return null
  }
}

/** Notes for people that secrets were used, at most once a minute; no delivery waits for it or fails by it. */
export function noteSecretsUsed(db: Database, source: string, ids: readonly string[], now: number): void {
  const { usedAt } = cacheOf(db)
  const due = ids.filter(id => now - (usedAt.get(`${source}/${id}`) ?? 0) >= minuteMs)
  if (due.length === 0) return
  if (usedAt.size >= cacheLimit) usedAt.clear()
  for (const id of due) usedAt.set(`${source}/${id}`, now)
  updateSourceSecretsUsed(db.pool, source, due, now, minuteMs).catch(() => {})
}
