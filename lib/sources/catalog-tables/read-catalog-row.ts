// One row of a CSV table as an item of a section of the catalogue (`PUT /api/v1/catalog`).

export const catalogTables = ['areas', 'offices', 'teams', 'clusters', 'services', 'ownership'] as const
export type CatalogTable = (typeof catalogTables)[number]

const columns: Record<CatalogTable, readonly string[]> = {
  areas: ['id', 'name'],
  offices: ['id', 'name', 'timeZone', 'country'],
  teams: ['id', 'name', 'area', 'office'],
  clusters: ['id', 'platform', 'region', 'environment'],
  services: ['id', 'name', 'team', 'kind', 'stateless', 'archetype', 'createdAt', 'retiredAt', 'aliases'],
  ownership: ['service', 'team', 'from'],
}

/** `Time Zone`, `time_zone` and `timezone` are all `timeZone`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '')

/** The columns of a header by our names; those we do not know are left out. */
export function columnsOf(table: CatalogTable, header: readonly string[]): (string | null)[] {
  return header.map(given => columns[table].find(name => plain(name) === plain(given)) ?? null)
}

/** Which table a header is of: the one whose own columns it has. Null where it could be several, or none. */
export function tableOfHeader(header: readonly string[]): CatalogTable | null {
  const has = (...names: string[]): boolean =>
    names.some(name => header.some(given => plain(given) === plain(name)))
  if (has('service') && has('from')) return 'ownership'
  if (!has('id')) return null
  if (has('platform')) return 'clusters'
  if (has('timeZone', 'country')) return 'offices'
  if (has('team', 'kind', 'stateless', 'archetype', 'createdAt', 'retiredAt', 'aliases')) return 'services'
  if (has('area', 'office')) return 'teams'
  return null
}

const switches: Record<string, boolean> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
}

/** Cells as the catalogue's schema takes them. Empty says nothing; aliases are `platform:name`, several with `;` between. */
export function readCatalogRow(
  names: readonly (string | null)[],
  cells: readonly string[],
): Record<string, unknown> {
  const item: Record<string, unknown> = {}
  for (const [index, name] of names.entries()) {
    const cell = cells[index]?.trim() ?? ''
    if (name === null || cell === '') continue
    if (name === 'stateless') item[name] = switches[cell.toLowerCase()] ?? cell
    else if (name === 'aliases') item[name] = cell.split(';').map(aliasOf)
    else if (name === 'createdAt' || name === 'retiredAt')
      item[name] = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? `${cell}T00:00:00Z` : cell
    else item[name] = cell
  }
  return item
}

function aliasOf(text: string): { platform: string; name: string } {
  const [, platform = '', name = ''] = /^\s*([^:]*):(.*?)\s*$/.exec(text) ?? []
  return { platform: platform.trim(), name: name.trim() }
}
