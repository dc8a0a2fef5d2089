import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CatalogFileAnswer } from '#lib/read/answers/catalog-file-answer.ts'
import { importCatalogFile } from '#lib/server/catalog/import-catalog-file.ts'
import { type CatalogTable, catalogTables } from '#lib/sources/catalog-tables/read-catalog-row.ts'
import { StartError } from './start/start-error.ts'
import { withDatabase } from './with-database.ts'

export type CatalogWish = { table?: string; dryRun?: boolean }

const shownIssues = 50
const shownChanges = 20

/** Records catalogue files, one after the other, or says what they would change. Exit code 1: a file was refused. */
export async function catalogFiles(
  paths: readonly string[],
  { table, dryRun = false }: CatalogWish,
): Promise<void> {
  if (table !== undefined && !catalogTables.includes(table as CatalogTable))
    throw new StartError(`--table must be one of ${catalogTables.join(', ')}.`)
  await withDatabase(async db => {
    for (const path of paths) {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        throw new StartError(`${path} cannot be read (${error.code}).`)
      })
      const wish = {
        name: basename(path),
        text,
        table: (table ?? null) as CatalogTable | null,
        isDryRun: dryRun,
        actor: 'landfall catalog',
      }
      const answer = await importCatalogFile(db, wish, Date.now())
      console.log(sentencesOf(path, answer).join('\n'))
      if (answer.issues.length > 0) process.exitCode = 1
    }
  })
}

function sentencesOf(
  path: string,
  { isRecorded, changes, affectedServices, issues, notes }: CatalogFileAnswer,
): string[] {
  const said = notes.map(note => `${path}: ${note}`)
  if (issues.length > 0)
    return [
      ...said,
      `${path}: nothing was written, ${issues.length} ${issues.length === 1 ? 'row is' : 'rows are'} wrong`,
      ...issues
        .slice(0, shownIssues)
        .map(
          ({ line, path: at, message }) =>
            `  ${line === null ? '' : `line ${line}, `}${at || 'the file'}: ${message}`,
        ),
    ]
  const sections = Object.entries(changes).filter(([, { added, changed }]) => added + changed > 0)
  if (sections.length === 0) return [...said, `${path}: nothing changes`]
  return [
    ...said,
    ...sections.flatMap(([name, { added, changed, unchanged, changes: changed_ }]) => [
      `${path}: ${name}: ${added} new, ${changed} changed, ${unchanged} as they are`,
      ...changed_
        .slice(0, shownChanges)
        .flatMap(({ id, fields }) =>
          Object.entries(fields).map(
            ([field, { from, to }]) => `  ${id}.${field}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`,
          ),
        ),
    ]),
    isRecorded
      ? `${path}: recorded; ${affectedServices} services are computed again`
      : `${path}: nothing was written (dry run)`,
  ]
}
