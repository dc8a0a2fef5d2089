import { hash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { insertAuditEntry, lockAuditChain } from '#db/queries/insert-audit-entry.ts'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'

export type AuditEntry = {
  at: number
  /** Who did it, as the viewer is named. */
  actor: string
  action: string
  objectType: string
  objectId: string
  detail: Record<string, unknown>
}

const beginning = Buffer.alloc(32)

/** What an entry's hash covers: the one before it and everything it says. */
export function hashAuditEntry(entry: AuditEntry, previousHash: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([previousHash, Buffer.from(canonicalJson(entry))]), 'buffer')
}

/** Appends to the hash-chained log within the transaction of the act itself. Acts take turns from here to their commit. */
export async function appendAudit(client: ClientBase, entry: AuditEntry): Promise<void> {
  const previousHash = (await lockAuditChain(client)) ?? beginning
  await insertAuditEntry(client, { ...entry, previousHash, hash: hashAuditEntry(entry, previousHash) })
}
