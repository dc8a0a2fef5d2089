import type { Database } from '#db/client.ts'
import type { CatalogFileAnswer } from '#lib/read/answers/catalog-file-answer.ts'
import { recordCatalog } from '#lib/record/catalog-record.ts'
import { catalogSchema } from '#lib/record/catalog-schema.ts'
import type { CatalogTable } from '#lib/sources/catalog-tables/read-catalog-row.ts'
import { issuesOf } from '#lib/sources/contract-fields.ts'
import { readCatalogFile } from './read-catalog-file.ts'

export type CatalogFileWish = {
  name: string
  text: string
  table: CatalogTable | null
  isDryRun: boolean
  actor: string
}

/** Reads a catalogue file and records it, or only says what it would change. All of it or nothing. */
export async function importCatalogFile(
  db: Database,
  { name, text, table, isDryRun, actor }: CatalogFileWish,
  now: number,
): Promise<CatalogFileAnswer> {
  const nothing = { isRecorded: false, changes: {}, affectedServices: 0, notes: [] as string[] }
  const read = readCatalogFile(text, name, table, now)
  if (!read.ok) return { ...nothing, form: null, table, issues: read.issues }
  const { form, catalog, lineOf, notes } = read.file
  const found = { form, table: read.file.table, notes }
  const located = (issues: { path: string; message: string }[]) =>
    issues.map(issue => ({ ...issue, line: lineOf(issue.path) }))
  const parsed = catalogSchema.safeParse(catalog)
  if (!parsed.success) return { ...nothing, ...found, issues: located(issuesOf(parsed.error)) }
  const outcome = await recordCatalog(db, parsed.data, { isDryRun, actor, now })
  if (!outcome.ok) return { ...nothing, ...found, issues: located(outcome.issues) }
  return {
    ...found,
    isRecorded: !isDryRun,
    changes: outcome.difference,
    affectedServices: outcome.affectedCount,
    issues: [],
  }
}
