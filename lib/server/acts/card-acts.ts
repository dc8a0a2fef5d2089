import { z } from 'zod'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { newCardAnswer } from '#lib/read/answers/card-answer.ts'
import { newCardSchema, recordCard, revokeCard } from '#lib/record/record-card.ts'
import { embedSnippet } from '../embed/embed-snippet.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** Addresses portals show cards under. */
export const cardActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/cards',
    summary:
      'Make the address of a card for portals: it opens this card alone, for some days; shown this once',
    body: newCardSchema,
    answer: newCardAnswer,
    status: 201,
    async act(context, _, wish) {
      const { id, token, expiresAt } = await recordCard(context, wish, recordApiToken)
      const base = readEnvironment(process.env).publicUrl ?? context.origin
      const url = `${base}/embed/${wish.kind}/${encodeURIComponent(wish.id)}?token=${token}`
      return {
        id,
        url,
        iframe: embedSnippet(url, `${wish.id} on Landfall`),
        expiresAt: formatInstant(expiresAt),
      }
    },
  }),
  {
    method: 'DELETE',
    path: '/api/v1/cards/[id]',
    summary: 'Revoke the address of a card: within seconds it opens nothing',
    body: null,
    answer: z.object({ id: z.string() }),
    async act(context, { id = '' }) {
      await revokeCard(context, id)
      return { id }
    },
  },
]
