import { randomUUID } from 'node:crypto'
import type { Queryable } from '#db/queryable.ts'
import type { ProjectionTable } from './projection-rows.ts'

/** Writes derived rows known from `knownAt` on. `values` stand in the order of the table's columns; instants are epoch ms. */
export async function insertProjections(
  db: Queryable,
  table: ProjectionTable,
  fresh: { serviceId: string; values: readonly unknown[] }[],
  knownAt: number,
): Promise<void> {
  if (fresh.length === 0) return
  const columns = Object.entries(table.columns)
  const names = columns.map(([column]) => column)
  const types = columns.map(([column, type]) => `${column} ${type === 'instant' ? 'float8' : type}`)
  const reads = columns.map(([column, type]) =>
    type === 'instant' ? `to_timestamp(${column} / 1000)` : column,
  )
  const rows = fresh.map(({ serviceId, values }) => {
    const row: Record<string, unknown> = { service_id: serviceId }
    if (table.hasId) row.id = randomUUID()
    for (const [index, column] of names.entries()) row[column] = values[index]
    return row
  })
  const id = table.hasId ? ['id'] : []
  await db.query(
    `insert into ${table.name} (service_id, ${[...id, ...names].join(', ')}, known_from)
     select service_id, ${[...id, ...reads].join(', ')}, $2
       from json_to_recordset($1::json) as fresh(service_id text, ${[...(table.hasId ? ['id uuid'] : []), ...types].join(', ')})
     ${table.hasId ? '' : onSameInstant(names)}`,
    [JSON.stringify(rows), new Date(knownAt)],
  )
}

/** Two projections of one service in one millisecond: the later one replaces what nobody can have asked for. */
function onSameInstant(names: string[]): string {
  const counts = names.slice(3).map(name => `${name} = excluded.${name}`)
  return `on conflict (service_id, source, platform, week_on, known_from) do update set ${counts.join(', ')}, known_to = excluded.known_to`
}
