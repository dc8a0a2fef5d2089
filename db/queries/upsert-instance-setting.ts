import type { Queryable } from '#db/queryable.ts'

export async function upsertInstanceSetting(db: Queryable, name: string, value: string): Promise<void> {
  await db.query(
    `insert into instance_setting (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value`,
    [name, value],
  )
}
