import type { Queryable } from '#db/queryable.ts'

export type DataVersion = { version: string; changedAt: number }

/** What every answer rests on, as one text, and when it last changed; `0` and 0 before anything came in. */
export async function selectDataVersion(db: Queryable): Promise<DataVersion> {
  const { rows } = await db.query<{ version: string | null; changedAt: number | null }>({
    name: 'select-data-version',
    text: `select string_agg(version::text, '.' order by name) as version, max(changed_at) as "changedAt" from data_version`,
  })
  return { version: rows[0]?.version ?? '0', changedAt: rows[0]?.changedAt ?? 0 }
}
