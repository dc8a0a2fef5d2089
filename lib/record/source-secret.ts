import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Database, withTransaction } from '#db/client.ts'
import { deleteSourceSecret } from '#db/queries/delete-source-secret.ts'
import { insertSourceSecret, lockSourceSecrets } from '#db/queries/insert-source-secret.ts'
import { type SourceSecretRow, selectSourceSecrets } from '#db/queries/select-source-secrets.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'

type Act = { db: Database; viewer: Viewer; now: number }
/** Seals a plain secret for its source and id; who composes knows the instance's key. */
export type SealSecret = (plain: string, source: string, id: string) => Uint8Array

const activeLimit = 2
const expiredKeptMs = 30 * dayMs

export const secretWishSchema = z.strictObject({
  purpose: z.enum(['signature', 'credential']).default('signature'),
  /** What the sender already has, exactly; without it one is made. */
  secret: z
    .string()
    .min(8, 'needs 8 characters or more')
    .max(500)
    .refine(text => text === text.trim(), 'begins or ends with a space')
    .optional(),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
})
export type SecretWish = z.infer<typeof secretWishSchema>

/** A secret as `whsec_` and base64 of 32 random bytes: what every sender here can sign or send with. */
const createSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const isActive = (row: SourceSecretRow, now: number): boolean => row.expiresAt === null || row.expiresAt > now

const actorOf = (viewer: Viewer): string => (viewer.kind === 'nobody' ? '' : viewer.name)

function requireSourceId(source: string): void {
  if (source.trim() === '' || Buffer.byteLength(source) > 200)
    throw new ActRefused('invalid', 'The source needs an id of 1 to 200 bytes.')
}

/**
 * Adds a secret to a source, which need not have been heard of yet. The plain secret is in the answer, this once. At most
 * two of a purpose are active: the one in use and its successor. Throws `ActRefused`.
 */
export async function addSourceSecret(
  { db, viewer, now }: Act,
  source: string,
  wish: SecretWish,
  seal: SealSecret,
): Promise<{ id: string; secret: string; expiresAt: number | null }> {
  requireAdmin(viewer)
  requireSourceId(source)
  const expiresAt = wish.expiresAt == null ? null : Date.parse(wish.expiresAt)
  if (expiresAt !== null && expiresAt <= now)
    throw new ActRefused('invalid', 'The secret would be over before it began.', [
      { path: '/expiresAt', message: 'must lie ahead' },
    ])
  const id = randomBytes(9).toString('base64url')
  const secret = wish.secret ?? createSecret()
  const { purpose } = wish
  await withTransaction(db, async client => {
    await lockSourceSecrets(client, source)
    const held = (await selectSourceSecrets(client, source)).filter(row => row.purpose === purpose)
    for (const row of held)
      if (row.expiresAt !== null && row.expiresAt <= now - expiredKeptMs)
        await deleteSourceSecret(client, source, row.id)
    if (held.filter(row => isActive(row, now)).length >= activeLimit)
      throw new ActRefused('wrong_state', 'Two secrets are active already: revoke one of them first.')
    const sealed = seal(secret, source, id)
    await insertSourceSecret(
      client,
      { source, id, purpose, sealed, createdBy: actorOf(viewer), expiresAt },
      now,
    )
    await appendAudit(client, {
      at: now,
      actor: actorOf(viewer),
      action: 'source_secret.add',
      objectType: 'source',
      objectId: source,
      detail: { secret: id, purpose, expiresAt, isGiven: wish.secret !== undefined },
    })
  })
  return { id, secret, expiresAt }
}

/** Revokes a secret; deliveries signed with it are refused from a few seconds later on. Throws `ActRefused`. */
export async function revokeSourceSecret(
  { db, viewer, now }: Act,
  source: string,
  id: string,
): Promise<{ id: string }> {
  requireAdmin(viewer)
  await withTransaction(db, async client => {
    await lockSourceSecrets(client, source)
    const purpose = await deleteSourceSecret(client, source, id)
    if (purpose === null) throw new ActRefused('not_found', 'The source has no secret of this id.')
    await appendAudit(client, {
      at: now,
      actor: actorOf(viewer),
      action: 'source_secret.revoke',
      objectType: 'source',
      objectId: source,
      detail: { secret: id, purpose },
    })
  })
  return { id }
}
