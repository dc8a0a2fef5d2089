import type { ClientBase } from 'pg'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { createNameIndex, type NameIndex } from '#lib/domain/naming/name-index.ts'

const holder = globalThis as typeof globalThis & { landfallNames?: Map<string, NameIndex> }

/** One index per database: tests open many in one process. */
const databaseOf = (client: ClientBase): string => {
  const { host, port, database } = client as ClientBase & { host?: string; port?: number; database?: string }
  return `${host}:${port}/${database}`
}

/**
 * The names of the catalogue, true until the caller's transaction ends: `version` was read behind the lock that keeps the
 * catalogue from changing (`lockCatalogShared`), and the index in memory is used only when it is of that version.
 */
export async function namesOfVersion(client: ClientBase, version: number): Promise<NameIndex> {
  holder.landfallNames ??= new Map()
  const key = databaseOf(client)
  const held = holder.landfallNames.get(key)
  if (held?.version === version) return held
  const fresh = createNameIndex(version, await selectCatalogNames(client))
  holder.landfallNames.set(key, fresh)
  return fresh
}
