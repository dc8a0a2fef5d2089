import type { Database } from '#db/client.ts'
import { queryPatiently } from '#db/query-patiently.ts'

/** Derived tables a world is read from. */
const tables = ['state_span', 'placement', 'deploy', 'service_heard'] as const

/** Services of which anything became known, or stopped being believed, after an instant (epoch ms): all others read as they do now. */
export async function selectServicesKnownLater(db: Database, knownAt: number): Promise<string[]> {
  const later = tables.map(table => `select service_id from ${table} where known_from > $1 or known_to > $1`)
  const rows = await queryPatiently<{ serviceId: string }>(db, {
    text: `select distinct service_id as "serviceId" from (${later.join(' union ')}) as changed`,
    values: [new Date(knownAt)],
  })
  return rows.map(({ serviceId }) => serviceId)
}
