/** Fields of ours that a table's columns may fill. */
export const deployFields = [
  'id',
  'service',
  'platform',
  'cluster',
  'environment',
  'version',
  'artefact',
  'startedAt',
  'finishedAt',
  'outcome',
  'kind',
  'team',
  'actor',
  'commit',
  'change',
  'approvedBy',
  'source',
] as const
export const sampleFields = [
  'at',
  'service',
  'platform',
  'cluster',
  'seconds',
  'usedCoreSeconds',
  'requestedCoreSeconds',
  'provisionedCoreSeconds',
  'allocatableCoreSeconds',
  'readyInstances',
  'requestsPerSecond',
  'source',
] as const
export type TableField = (typeof deployFields)[number] | (typeof sampleFields)[number]

/** Other words that tables use for a deploy's fields, in the form `plainName` gives. */
const otherNames: Readonly<Record<string, TableField>> = {
  deployid: 'id',
  deploymentid: 'id',
  servicename: 'service',
  env: 'environment',
  artifact: 'artefact',
  digest: 'artefact',
  starttime: 'startedAt',
  started: 'startedAt',
  startdate: 'startedAt',
  endtime: 'finishedAt',
  finished: 'finishedAt',
  finisheddate: 'finishedAt',
  deployedat: 'finishedAt',
  completedat: 'finishedAt',
  result: 'outcome',
  status: 'outcome',
  commitsha: 'commit',
  sha: 'commit',
  user: 'actor',
  ticket: 'change',
}

/** A column's name without what people vary: case, spaces, underscores, hyphens, dots. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '')

/** Which column fills which field: what was asked for first, then names that say it, then other words for it. */
export function mapColumns(
  header: readonly string[],
  fields: readonly TableField[],
  asked: Readonly<Record<string, string>>,
): { columns: Partial<Record<TableField, string>>; missing: string[] } {
  const columns: Partial<Record<TableField, string>> = {}
  const missing: string[] = []
  const taken = new Set<string>()
  for (const [field, column] of Object.entries(asked)) {
    const known = fields.find(name => plainName(name) === plainName(field))
    const found =
      header.find(name => name === column) ?? header.find(name => plainName(name) === plainName(column))
    if (known === undefined || found === undefined) missing.push(known === undefined ? field : column)
    else {
      columns[known] = found
      taken.add(found)
    }
  }
  const fill = (fieldOf: (name: string) => TableField | undefined): void => {
    for (const name of header) {
      const field = fieldOf(plainName(name))
      if (field === undefined || taken.has(name) || columns[field] !== undefined || !fields.includes(field))
        continue
      columns[field] = name
      taken.add(name)
    }
  }
  fill(plain => fields.find(field => plainName(field) === plain))
  fill(plain => (Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined))
  return { columns, missing }
}
