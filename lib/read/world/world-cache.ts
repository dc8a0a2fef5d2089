import type pg from 'pg'
import type { Database } from '#db/client.ts'
import { type Catalog, selectCatalog } from '#db/queries/select-catalog.ts'
import { selectCatalogKnownAt } from '#db/queries/select-catalog-rows.ts'
import type { ReadState } from '#db/queries/select-read-state.ts'
import { selectServicesKnownLater } from '#db/queries/select-services-known-later.ts'
import { selectChangedServices } from '#db/queries/select-world.ts'
import { knownMigrations } from '#lib/domain/migration/known-migrations.ts'
import { type Derived, joinServices, loadDerived, totalsOf } from './load-services.ts'
import { type KnownRecords, loadRecords } from './records.ts'
import type { World } from './world.ts'

type Loaded = {
  world: World
  derived: Map<string, Derived>
  catalog: Catalog
  records: KnownRecords
  factsVersion: number
  recordsVersion: number
  otherVersion: number
}
type Cache = { now: Loaded | null; loading: Promise<Loaded> | null; known: Map<string, Promise<World>> }

const keptKnownWorlds = 8
const minuteMs = 60_000
const holder = globalThis as typeof globalThis & { landfallWorlds?: WeakMap<pg.Pool, Cache> }

/** Per pool and on `globalThis`: pages and API are bundled apart and must not keep the company twice. */
function cacheOf(db: Database): Cache {
  holder.landfallWorlds ??= new WeakMap()
  let cache = holder.landfallWorlds.get(db.pool)
  if (!cache) {
    cache = { now: null, loading: null, known: new Map() }
    holder.landfallWorlds.set(db.pool, cache)
  }
  return cache
}

/** The company as known now, at least as new as `state` says. Only what changed since the last call is read again. */
export async function currentWorld(db: Database, state: ReadState): Promise<World> {
  const cache = cacheOf(db)
  const { otherVersion, recordsVersion } = state
  const isNewEnough = (loaded: Loaded) =>
    loaded.factsVersion >= state.factsVersion &&
    loaded.recordsVersion >= recordsVersion &&
    loaded.otherVersion >= otherVersion
  while (!cache.now || !isNewEnough(cache.now)) {
    if (cache.loading) await cache.loading
    else {
      cache.loading = refresh(db, cache.now, state)
      try {
        cache.now = await cache.loading
      } finally {
        cache.loading = null
      }
    }
  }
  return cache.now.world
}

async function refresh(
  db: Database,
  before: Loaded | null,
  { factsVersion, recordsVersion, otherVersion }: ReadState,
): Promise<Loaded> {
  // The catalogue first: rows projected under a newer one are read again with the version that wrote them.
  const isSame = before?.otherVersion === otherVersion
  const catalog = isSame ? before.catalog : await loadCatalog(db, null)
  const records = before?.recordsVersion === recordsVersion ? before.records : await loadRecords(db, null)
  const derived = before
    ? await refreshDerived(db, before)
    : { rows: await loadDerived(db, everything), version: factsVersion }
  const services = joinServices(catalog, derived.rows)
  if (before && before.catalog === catalog) keepUnchanged(services, before.world.services)
  const version = Math.max(factsVersion, derived.version)
  return {
    world: {
      version: `${version}.${recordsVersion}.${otherVersion}`,
      catalog,
      teams: new Map(catalog.teams.map(team => [team.id, team])),
      services,
      ...totalsOf(services, derived.rows),
      ...records,
    },
    derived: derived.rows,
    catalog,
    records,
    factsVersion: version,
    recordsVersion,
    otherVersion,
  }
}

const everything = { serviceIds: null, knownAt: null }

async function refreshDerived(
  db: Database,
  before: Loaded,
): Promise<{ rows: Map<string, Derived>; version: number }> {
  const changed = await selectChangedServices(db.pool, before.factsVersion)
  if (changed.length === 0) return { rows: before.derived, version: before.factsVersion }
  const serviceIds = changed.map(row => row.serviceId)
  const fresh = await loadDerived(db, { serviceIds, knownAt: null })
  const rows = new Map(before.derived)
  for (const id of serviceIds) {
    const row = fresh.get(id)
    if (row) rows.set(id, row)
    else rows.delete(id)
  }
  return { rows, version: changed.reduce((most, row) => Math.max(most, row.version), before.factsVersion) }
}

/** Services that did not change stay the same objects, so that what was computed of them stays valid. */
function keepUnchanged(services: World['services'], before: World['services']): void {
  for (const [id, service] of services) {
    const old = before.get(id)
    if (
      old &&
      old.placements === service.placements &&
      old.weeks === service.weeks &&
      old.heard === service.heard
    )
      services.set(id, old)
  }
}

/** The catalogue with the migrations that exist, listed or not; as known at an instant (null: now). */
async function loadCatalog(db: Database, knownAt: number | null): Promise<Catalog> {
  const catalog =
    knownAt === null ? await selectCatalog(db.pool) : await selectCatalogKnownAt(db.pool, knownAt)
  return { ...catalog, migrations: knownMigrations(catalog.migrations) }
}

/** The company as known at an instant: bitemporal rows, catalogue and records of then. The last few are kept. */
export async function knownWorld(db: Database, state: ReadState, knownAt: number): Promise<World> {
  const { known } = cacheOf(db)
  // A record of a moment ago may still be on its way into the database; later ones are not known then.
  const recent = Date.now() - knownAt < minuteMs ? `.${state.recordsVersion}` : ''
  const version = `k${knownAt}.${state.otherVersion}${recent}`
  const kept = known.get(version)
  if (kept) {
    // The one asked for last goes last.
    known.delete(version)
    known.set(version, kept)
    return kept
  }
  const loading = loadKnown(db, state, version, knownAt)
  known.set(version, loading)
  loading.catch(() => known.delete(version))
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - keptKnownWorlds)))
    known.delete(oldest)
  return loading
}

async function loadKnown(db: Database, state: ReadState, version: string, knownAt: number): Promise<World> {
  const catalog = await loadCatalog(db, knownAt)
  const derived = await derivedKnownAt(db, state, knownAt)
  const services = joinServices(catalog, derived)
  return {
    version,
    catalog,
    teams: new Map(catalog.teams.map(team => [team.id, team])),
    services,
    ...totalsOf(services, derived),
    ...(await loadRecords(db, knownAt)),
  }
}

/** What did not change since is shared with the world of now: a link of yesterday costs what changed since yesterday. */
async function derivedKnownAt(
  db: Database,
  state: ReadState,
  knownAt: number,
): Promise<Map<string, Derived>> {
  await currentWorld(db, state)
  const rows = new Map(cacheOf(db).now!.derived)
  // Asked after the rows of now were read: whatever those already hold of later is found changed.
  const serviceIds = await selectServicesKnownLater(db, knownAt)
  if (serviceIds.length === 0) return rows
  const then = await loadDerived(db, { serviceIds, knownAt })
  for (const id of serviceIds) {
    const row = then.get(id)
    if (row) rows.set(id, row)
    else rows.delete(id)
  }
  return rows
}
