import { selectCardTokens } from '#db/queries/select-card-tokens.ts'
import { selectServiceOwner } from '#db/queries/select-service-owner.ts'
import { mayEmbed } from '#lib/domain/access/may-embed.ts'
import { type CardSubject, cardOfScope, cardScope } from '#lib/domain/card/card.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { CardsAnswer } from './answers/card-answer.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

const wire = (at: number | null) => (at === null ? null : formatInstant(at))

/** Which cards have an address that opens now, of one subject or of all. `origins`: sites that may show them. Throws ReadErrors. */
export async function readCards(
  { viewer, db, now }: ReadContext,
  card: CardSubject | null,
  origins: readonly string[],
): Promise<CardsAnswer> {
  requireReader(viewer)
  const rows = await selectCardTokens(db.pool, now, card === null ? null : cardScope(card))
  return {
    items: rows.flatMap(({ id, scopes, createdBy, createdAt, expiresAt, lastUsedAt }) =>
      scopes.flatMap(scope => {
        const subject = cardOfScope(scope)
        if (subject === null) return []
        return {
          id,
          kind: subject.kind,
          subject: subject.id,
          createdBy,
          createdAt: formatInstant(createdAt),
          expiresAt: wire(expiresAt),
          lastUsedAt: wire(lastUsedAt),
        }
      }),
    ),
    origins: [...origins],
    mayCreate: card !== null && mayEmbed(viewer, await ownerOf({ db, now }, card)),
  }
}

async function ownerOf(
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  card: CardSubject,
): Promise<string | null> {
  if (card.kind === 'team') return card.id
  return card.kind === 'service' ? ((await selectServiceOwner(db.pool, card.id, now))?.team ?? null) : null
}
