import type { Compression } from './compression.ts'

/** How a file holds its rows. */
export const fileForms = ['ndjson', 'json', 'csv'] as const
export type FileForm = (typeof fileForms)[number]

/** What a row may be. `event`: a CloudEvent or CDEvent; `devlake`: the body its webhook takes; the rest are rows of tables. */
export const rowKinds = ['deploy', 'sample', 'event', 'devlake', 'devlake_row', 'fourkeys_row'] as const
export type RowKind = (typeof rowKinds)[number]

/** What whoever imports says themselves; all of it may be left out. */
export type ImportWishes = {
  form?: FileForm | undefined
  rows?: RowKind | undefined
  source?: string | undefined
  /** Our field -> their column. */
  columns?: Record<string, string> | undefined
  /** What rows leave out: platform, cluster, service, environment, team. */
  set?: Record<string, string> | undefined
}

/** Everything that decides how a file is read: the same plan reads the same rows, so it is kept with the job. */
export type ImportPlan = {
  form: FileForm
  compression: Compression
  /** Null: told row by row. */
  rows: RowKind | null
  /** Of the uncompressed file: where its rows begin, behind a byte order mark, a header or a bracket. */
  beginsAtByte: number
  delimiter: string | null
  header: string[] | null
  /** Our field -> column, for tables of deploys or samples. */
  columns: Record<string, string>
  set: Record<string, string>
}

/** Whether reading may begin in the middle, at a row's end. */
export const isSeekable = ({ form, compression }: ImportPlan): boolean =>
  compression === 'none' && form !== 'json'

/** The plan in words: `CSV of deploys, gzip`. */
export function formatPlan({
  form,
  compression,
  rows,
}: Pick<ImportPlan, 'form' | 'compression' | 'rows'>): string {
  const forms: Record<FileForm, string> = { ndjson: 'NDJSON', json: 'JSON', csv: 'CSV' }
  const kinds: Record<RowKind, string> = {
    deploy: 'deploys',
    sample: 'samples',
    event: 'CloudEvents or CDEvents',
    devlake: 'DevLake deployments',
    devlake_row: 'DevLake’s tables',
    fourkeys_row: 'Four Keys’ tables',
  }
  const what = rows === null ? 'told row by row' : `of ${kinds[rows]}`
  return `${forms[form]} ${what}${compression === 'none' ? '' : `, ${compression}`}`
}
