import { type Database, withTransaction } from '#db/client.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { deleteDeadLetters } from '#db/queries/delete-dead-letters.ts'
import { deleteDirtyMarks } from '#db/queries/delete-dirty-marks.ts'
import { insertProjections } from '#db/queries/insert-projections.ts'
import { lockServices } from '#db/queries/lock-services.ts'
import {
  deployTable,
  heardTable,
  ledgerTable,
  type ProjectionTable,
  placementTable,
  spanTable,
} from '#db/queries/projection-rows.ts'
import { replaceServiceWeeks } from '#db/queries/replace-service-weeks.ts'
import { selectClusters, selectMigrations, selectServices } from '#db/queries/select-catalog.ts'
import { contentOf, selectCurrentProjections } from '#db/queries/select-current-projections.ts'
import { selectEnvironmentRules } from '#db/queries/select-rules.ts'
import { selectServiceFacts } from '#db/queries/select-service-facts.ts'
import { selectTellers } from '#db/queries/select-tellers.ts'
import { supersedeFates } from '#db/queries/supersede-fates.ts'
import { supersedeProjections } from '#db/queries/supersede-projections.ts'
import { upsertServiceSummaries } from '#db/queries/upsert-service-summaries.ts'
import type { Queryable } from '#db/queryable.ts'
import { environmentRulesWith } from '#lib/domain/deploy/environment-class-of.ts'
import { tellersOf } from '#lib/domain/deploy/join-witnesses.ts'
import { knownMigrations } from '#lib/domain/migration/known-migrations.ts'
import { changesOf, type WantedRow } from './changes-of.ts'
import { type Projection, projectService } from './project-service.ts'

/** The channel open pages and read caches listen to. */
export const changedChannel = 'landfall_changed'

/** `projected`: served now. The rest of what was asked is in another projector's hands, or was served by it. */
export type ProjectedBatch = { projected: string[]; version: number | null }

const tables: { table: ProjectionTable; rowsOf: (projection: Projection) => object[] }[] = [
  { table: deployTable, rowsOf: projection => projection.deploys },
  { table: placementTable, rowsOf: projection => projection.placements },
  { table: spanTable, rowsOf: projection => projection.spans },
  { table: heardTable, rowsOf: projection => projection.heard },
  { table: ledgerTable, rowsOf: projection => projection.ledger },
]

/**
 * Projects services that have dirty marks, in one transaction: takes their marks, reads all their facts, recomputes them
 * and supersedes what changed. Two projectors at once are safe: a lock per service makes them take turns, and facts that
 * come meanwhile bring marks of their own.
 */
export async function projectServices(
  db: Database,
  wanted: string[],
  clock: () => number,
): Promise<ProjectedBatch> {
  return withTransaction(db, async client => {
    const locked = await lockServices(client, wanted)
    if (locked.length === 0) return { projected: [], version: null }
    const serviceIds = await deleteDirtyMarks(client, locked)
    if (serviceIds.length === 0) return { projected: [], version: null }

    const projections = await recompute(client, serviceIds)
    // Taken as late as can be: an answer "as known at k" must not miss what is committed after k with a time before it.
    const knownAt = clock()
    for (const { table, rowsOf } of tables)
      await supersede(client, table, serviceIds, projections, rowsOf, knownAt)
    await supersedeFates(
      client,
      serviceIds,
      [...projections].flatMap(([id, { fates }]) => fates.map(row => ({ ...row, service_id: id }))),
      knownAt,
    )
    await replaceServiceWeeks(
      client,
      serviceIds,
      [...projections].flatMap(([id, { weeks }]) => weeks.map(week => ({ ...week, service_id: id }))),
    )
    await deleteDeadLetters(client, serviceIds)
    const version = await bumpDataVersion(client, 'facts', knownAt)
    const summaries = [...projections].map(([serviceId, { lastEventAt }]) => ({ serviceId, lastEventAt }))
    await upsertServiceSummaries(client, summaries, version)
    await client.query('select pg_notify($1, $2)', [changedChannel, String(version)])
    return { projected: serviceIds, version }
  })
}

async function recompute(db: Queryable, serviceIds: string[]): Promise<Map<string, Projection>> {
  const context = {
    clusters: new Map((await selectClusters(db)).map(cluster => [cluster.id, cluster])),
    environmentRules: environmentRulesWith(await selectEnvironmentRules(db)),
    migrations: knownMigrations(await selectMigrations(db)),
    tellers: tellersOf(await selectTellers(db)),
  }
  const services = new Map((await selectServices(db, serviceIds)).map(service => [service.id, service]))
  const facts = await selectServiceFacts(db, serviceIds)
  return new Map(
    serviceIds.map(id => [id, projectService(services.get(id) ?? null, facts.get(id)!, context)]),
  )
}

async function supersede(
  db: Queryable,
  table: ProjectionTable,
  serviceIds: string[],
  projections: Map<string, Projection>,
  rowsOf: (projection: Projection) => object[],
  knownAt: number,
): Promise<void> {
  const columns = Object.keys(table.columns)
  const wanted: WantedRow[] = []
  for (const [serviceId, projection] of projections)
    for (const row of rowsOf(projection)) {
      const values = columns.map(column => (row as Record<string, unknown>)[column])
      wanted.push({ serviceId, values, content: contentOf(values) })
    }
  const { gone, fresh } = changesOf(await selectCurrentProjections(db, table, serviceIds), wanted)
  await supersedeProjections(db, table, gone, knownAt)
  await insertProjections(db, table, fresh, knownAt)
}
