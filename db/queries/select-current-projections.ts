import type { Queryable } from '#db/queryable.ts'
import type { ProjectionTable } from './projection-rows.ts'

/** A derived row that is current. `key` finds it again (its id, or its natural key joined), `content` is what it says. */
export type CurrentRow = { serviceId: string; key: string; content: string }

/** The current derived rows of these services in one table; run inside the projection's transaction. */
export async function selectCurrentProjections(
  db: Queryable,
  table: ProjectionTable,
  serviceIds: string[],
): Promise<CurrentRow[]> {
  const columns = Object.entries(table.columns).map(([column, type]) =>
    type === 'instant' ? `round(date_part('epoch', ${column}) * 1000)` : column,
  )
  const { rows } = await db.query<[string, string | null, ...unknown[]]>({
    name: `select-current-${table.name}`,
    rowMode: 'array',
    text: `select service_id, ${table.hasId ? 'id' : 'null'}, ${columns.join(', ')}
             from ${table.name} where service_id = any($1::text[]) and known_to is null`,
    values: [serviceIds],
  })
  return rows.map(([serviceId, id, ...values]) => ({
    serviceId,
    key: id ?? values.slice(0, 3).join('\n'),
    content: contentOf(values),
  }))
}

/** Values of a row as text that is equal when the rows say the same: keys of nested objects in one order. */
export const contentOf = (values: readonly unknown[]): string => JSON.stringify(values.map(sortKeys))

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sortKeys)
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
