import type { Queryable } from '#db/queryable.ts'

export type HookSourceRow = {
  /** Of the source's row; null when it was neither configured nor seen. */
  kind: string | null
  secrets: { id: string; sealed: Buffer; expiresAt: number | null }[]
}

/** What is needed to verify a delivery to a source: its kind and its sealed signing secrets, expired ones too. */
export async function selectHookSource(db: Queryable, source: string): Promise<HookSourceRow> {
  const { rows } = await db.query<{
    kind: string | null
    id: string | null
    sealed: Buffer | null
    expiresAt: number | null
  }>({
    name: 'select-hook-source',
    text: `select source.kind, secret.id, secret.sealed, secret.expires_at as "expiresAt"
             from (select $1::text as id) as asked
             left join source on source.id = asked.id
             left join source_secret as secret on secret.source = asked.id and secret.purpose = 'signature'
            order by secret.created_at desc`,
    values: [source],
  })
  return {
    kind: rows[0]?.kind ?? null,
    secrets: rows.flatMap(({ id, sealed, expiresAt }) =>
      id === null || sealed === null ? [] : [{ id, sealed, expiresAt }],
    ),
  }
}
