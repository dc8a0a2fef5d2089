import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportJob } from '#db/queries/import-jobs.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { refusedLines } from '#lib/server/import/refused-rows.ts'
import { type FileEnd, type FileOptions, importFile } from '../import-file.ts'

export type ImportDesk = {
  database: TestDatabase
  file(name: string, body: string | Uint8Array): string
  take(path: string, wishes?: object, options?: Partial<FileOptions>): Promise<FileEnd>
  rows<T = Record<string, unknown>>(sql: string): Promise<T[]>
  refusals(job: ImportJob): Promise<Record<string, unknown>[]>
  refusedTable(job: ImportJob): Promise<string>
  /** The sums of the accounting; throws where received is not its parts. */
  sums(): Promise<Record<string, number>>
  close(): Promise<void>
}

/** A database and a folder of files to take in. */
export async function openImportDesk(): Promise<ImportDesk> {
  const database = await createTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'landfall-import-'))
  const { db } = database
  const textOf = async (job: ImportJob, form: 'ndjson' | 'csv'): Promise<string> => {
    let text = ''
    for await (const line of refusedLines(db, job, form)) text += line
    return text
  }
  const rows = async <T>(sql: string): Promise<T[]> => (await db.pool.query(sql)).rows as T[]
  return {
    database,
    rows,
    file(name, body) {
      const path = join(folder, name)
      writeFileSync(path, body)
      return path
    },
    take: (path, wishes = {}, options = {}) =>
      importFile(db, path, wishes, {
        viewer: { kind: 'token', id: 'cli', name: 'tests', scopes: ['admin'] },
        ...options,
      }),
    refusals: async job =>
      (await textOf(job, 'ndjson'))
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Record<string, unknown>),
    refusedTable: job => textOf(job, 'csv'),
    async sums() {
      const [sums] = await rows<Record<string, number>>(
        `select sum(received) as received, sum(accepted + duplicate + conflict + ignored + rejected) as parts,
                sum(accepted) as accepted, sum(rejected) as rejected from intake_count`,
      )
      if (sums?.received !== sums?.parts) throw new Error(`The accounting is broken: ${JSON.stringify(sums)}`)
      return sums!
    },
    async close() {
      rmSync(folder, { recursive: true })
      await database.drop()
    },
  }
}

export const countsOf = ({ job }: FileEnd) => {
  const { accepted, duplicate, conflict, ignored, rejected } = job
  return { accepted, duplicate, conflict, ignored, rejected }
}

export const counts = (change: object) => ({
  accepted: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  rejected: 0,
  ...change,
})

export const deployOf = (id: number, rest: object = {}) => ({
  id: `d${id}`,
  service: `svc-${id % 7}`,
  platform: 'kubernetes',
  version: `v${id}`,
  finishedAt: new Date(Date.UTC(2026, 2, 2) + id * 1_000).toISOString(),
  ...rest,
})

/** A table of deploys with columns called their own way. */
export const tableOf = (ids: number[], newline = '\n') =>
  [
    'id,service_name,Platform,version,Finished At,note',
    ...ids.map(id => {
      const { service, platform, version, finishedAt } = deployOf(id)
      return `d${id},${service},${platform},"${version}",${finishedAt},"said ""hello"", twice"`
    }),
    '',
  ].join(newline)

export const idsTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
