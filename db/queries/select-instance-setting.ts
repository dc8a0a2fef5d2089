import type { Database } from '#db/client.ts'

export async function selectInstanceSetting(db: Database, name: string): Promise<string | null> {
  const { rows } = await db.pool.query<{ value: string }>(
    'select value from instance_setting where name = $1',
    [name],
  )
  return rows[0]?.value ?? null
}
