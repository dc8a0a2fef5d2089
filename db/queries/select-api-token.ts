import type { Queryable } from '#db/queryable.ts'

export type ApiTokenRow = {
  id: string
  name: string
  secretHash: Buffer
  scopes: string[]
  createdBy: string
  expiresAt: number | null
  revokedAt: number | null
}

export async function selectApiToken(db: Queryable, id: string): Promise<ApiTokenRow | null> {
  const { rows } = await db.query<ApiTokenRow>({
    name: 'select-api-token',
    text: `select id, name, secret_hash as "secretHash", scopes, created_by as "createdBy",
                 expires_at as "expiresAt", revoked_at as "revokedAt"
             from api_token where id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}
