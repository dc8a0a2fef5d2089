import { z } from 'zod'
import { type Database, withTransaction } from '#db/client.ts'
import { revokeCardToken } from '#db/queries/revoke-card-token.ts'
import { selectApiToken } from '#db/queries/select-api-token.ts'
import { selectMigrations } from '#db/queries/select-catalog.ts'
import { selectServiceOwner } from '#db/queries/select-service-owner.ts'
import { selectTeamIds } from '#db/queries/select-team-ids.ts'
import type { Queryable } from '#db/queryable.ts'
import { mayEmbed } from '#lib/domain/access/may-embed.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { type CardSubject, cardKinds, cardOfScope, cardScope } from '#lib/domain/card/card.ts'
import { knownMigrations } from '#lib/domain/migration/known-migrations.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { authorOf } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

type Act = { db: Database; viewer: Viewer; now: number }

/** Makes the token of a card; who composes knows how tokens are made. */
export type IssueToken = (
  db: Queryable,
  wish: { name: string; scopes: string[]; createdBy: string; expiresAt: number },
  now: number,
) => Promise<{ id: string; token: string }>

/** An address does not open a card for longer than a year; half of one unless said otherwise. */
export const newCardSchema = z.strictObject({
  kind: z.enum(cardKinds),
  id: z.string().min(1).max(300),
  days: z.int().min(1).max(366).default(180),
})
export type NewCard = z.output<typeof newCardSchema>

const notAllowed = 'Leaders, the road team and admins make cards; members of a team those of the team.'

/** Makes an address token for one card, with its audit entry in one transaction. Throws ActRefused. */
export async function recordCard(
  { db, viewer, now }: Act,
  { kind, id, days }: NewCard,
  issue: IssueToken,
): Promise<{ id: string; token: string; expiresAt: number }> {
  const owner = await requireSubject({ db, now }, { kind, id })
  requireAllowed(viewer, mayEmbed(viewer, owner), notAllowed)
  const createdBy = authorOf(viewer)
  const expiresAt = now + days * dayMs
  return withTransaction(db, async client => {
    const scopes = [cardScope({ kind, id })]
    const made = await issue(client, { name: `card of ${kind} ${id}`, scopes, createdBy, expiresAt }, now)
    const detail = { token: made.id, days }
    await appendAudit(client, {
      at: now,
      actor: createdBy,
      action: 'card.make',
      objectType: kind,
      objectId: id,
      detail,
    })
    return { ...made, expiresAt }
  })
}

/** Ends an address of a card; within seconds it opens nothing. Throws ActRefused. */
export async function revokeCard({ db, viewer, now }: Act, id: string): Promise<void> {
  const row = await selectApiToken(db.pool, id)
  const card = cardOfScope(row?.scopes[0] ?? '')
  requireAllowed(viewer, true, notAllowed)
  if (card === null) throw new ActRefused('not_found', 'There is no such card.')
  const owner = await ownerOf({ db, now }, card)
  requireAllowed(viewer, mayEmbed(viewer, owner ?? null), notAllowed)
  const actor = authorOf(viewer)
  await withTransaction(db, async client => {
    if (!(await revokeCardToken(client, id, now)))
      throw new ActRefused('wrong_state', 'This address was revoked already.')
    const about = { objectType: card.kind, objectId: card.id }
    await appendAudit(client, { at: now, actor, action: 'card.revoke', ...about, detail: { token: id } })
  })
}

/** The team that owns it, null where nobody or everybody does, undefined where there is no such thing. */
async function ownerOf(
  { db, now }: Pick<Act, 'db' | 'now'>,
  { kind, id }: CardSubject,
): Promise<string | null | undefined> {
  if (kind === 'service') {
    const found = await selectServiceOwner(db.pool, id, now)
    return found === null ? undefined : found.team
  }
  if (kind === 'team') return (await selectTeamIds(db.pool)).includes(id) ? id : undefined
  return knownMigrations(await selectMigrations(db.pool)).some(known => known.id === id) ? null : undefined
}

async function requireSubject(act: Pick<Act, 'db' | 'now'>, card: CardSubject): Promise<string | null> {
  const owner = await ownerOf(act, card)
  if (owner !== undefined) return owner
  throw new ActRefused('invalid', `There is no ${card.kind} ${card.id}.`, [
    { path: '/id', message: 'is not there' },
  ])
}
