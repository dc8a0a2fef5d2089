import { z } from 'zod'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { sealText, sourceSecretPlace } from '#lib/auth/seal.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import {
  addSourceSecret,
  revokeSourceSecret,
  type SealSecret,
  secretWishSchema,
} from '#lib/record/source-secret.ts'
import { forgetHookSource } from '../ingest/hook-source.ts'
import { type ActCall, defineAct } from './define-act.ts'

const seal: SealSecret = (plain, source, id) =>
  sealText(plain, sourceSecretPlace(source, id), authSettings(process.env).secret)

/** Secrets that deliveries to a source are verified with, and those its collector shows. */
export const sourceSecretActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/sources/[id]/secrets',
    summary: 'Add a secret to a source: made here or given; shown in this answer and never again',
    body: secretWishSchema,
    answer: z.object({ id: z.string(), secret: z.string(), expiresAt: z.string().nullable() }),
    status: 201,
    async act(context, params, wish) {
      const { expiresAt, ...added } = await addSourceSecret(context, params.id!, wish, seal)
      forgetHookSource(context.db, params.id!)
      return { ...added, expiresAt: expiresAt === null ? null : formatInstant(expiresAt) }
    },
  }),
  {
    method: 'DELETE',
    path: '/api/v1/sources/[id]/secrets/[secret]',
    summary: 'Revoke a secret of a source',
    body: null,
    answer: z.object({ id: z.string() }),
    async act(context, params) {
      const revoked = await revokeSourceSecret(context, params.id!, params.secret!)
      forgetHookSource(context.db, params.id!)
      return revoked
    },
  },
]
