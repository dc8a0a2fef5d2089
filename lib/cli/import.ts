import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Presets, SingleBar } from 'cli-progress'
import type { Database } from '#db/client.ts'
import type { ImportJob } from '#db/queries/import-jobs.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { formatCount } from '#lib/format/number.ts'
import { fileForms, type ImportWishes, rowKinds } from '#lib/server/import/import-plan.ts'
import { refusedLines } from '#lib/server/import/refused-rows.ts'
import { type FileEnd, importFile } from './import/import-file.ts'
import { StartError } from './start/start-error.ts'
import { withDatabase } from './with-database.ts'

export type ImportWish = {
  format?: string
  rows?: string
  source?: string
  columns?: string
  set?: string[]
  rejects?: string
}

/** Whoever runs commands on the machine is an admin of it. */
const viewer: Viewer = { kind: 'token', id: 'cli', name: 'landfall import', scopes: ['admin'] }
const shownRejects = 10
const stoppedCode = 130

/**
 * Takes files in, one after the other. Exit code 0: every row is in (or was before); 1: some rows were refused, or a file
 * could not be read to its end; 130: stopped.
 */
export async function importFiles(paths: readonly string[], wish: ImportWish): Promise<void> {
  const wishes = wishesOf(wish)
  const stopping = new AbortController()
  const stop = (): void => {
    // A second press ends at once; what is committed stays either way.
    if (stopping.signal.aborted) process.exit(stoppedCode)
    stopping.abort()
    console.error('\nStopping after the rows that are being written. Press Ctrl-C again to end at once.')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    await withDatabase(async db => {
      const jobs: ImportJob[] = []
      for (const path of paths) {
        if (stopping.signal.aborted) break
        const end = await importWithBar(db, path, wishes, stopping.signal)
        console.log(sentencesOf(end).join('\n'))
        jobs.push(end.job)
        for await (const line of firstRefusals(db, end.job)) console.log(line)
        if (end.job.state !== 'done' || end.job.rejected > 0) process.exitCode = 1
      }
      if (wish.rejects !== undefined) await writeRejects(db, jobs, wish.rejects)
      if (stopping.signal.aborted) process.exitCode = stoppedCode
    })
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

function wishesOf({ format, rows, source, columns, set = [] }: ImportWish): ImportWishes {
  const form = fileForms.find(name => name === format)
  if (format !== undefined && form === undefined)
    throw new StartError(`--format is one of ${fileForms.join(', ')}.`)
  const kind = rowKinds.find(name => name === rows?.replaceAll('-', '_'))
  if (rows !== undefined && kind === undefined)
    throw new StartError(`--rows is one of ${rowKinds.join(', ').replaceAll('_', '-')}.`)
  return {
    form,
    rows: kind,
    source,
    columns: pairsOf('--columns', columns === undefined ? [] : columns.split(',')),
    set: pairsOf('--set', set),
  }
}

function pairsOf(option: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map(text => {
      const at = text.indexOf('=')
      if (at < 1 || at === text.length - 1) throw new StartError(`${option} takes name=value, not ${text}.`)
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )
}

async function importWithBar(
  db: Database,
  path: string,
  wishes: ImportWishes,
  signal: AbortSignal,
): Promise<FileEnd> {
  const bar = new SingleBar(
    {
      format: '{file} |{bar}| {percentage}% · {rows} rows · {speed} rows/s · {eta_formatted} left',
      etaBuffer: 50,
      hideCursor: false,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  )
  let isShown = false
  const startedAt = performance.now()
  try {
    return await importFile(db, path, wishes, {
      viewer,
      signal,
      onProgress({ job, bytesDone, rowsHere }) {
        const speed = Math.round(rowsHere / ((performance.now() - startedAt) / 1_000))
        const shown = { file: job.fileName, rows: formatCount(rowsHere), speed: formatCount(speed) }
        if (isShown) bar.update(bytesDone, shown)
        else bar.start(job.sizeBytes ?? 0, bytesDone, shown)
        isShown = true
      },
    })
  } finally {
    if (isShown) bar.stop()
  }
}

function sentencesOf({ job, format, resumedFrom, seconds, rowsHere }: FileEnd): string[] {
  const { accepted, duplicate, conflict, ignored, rejected } = job
  const total = accepted + duplicate + conflict + ignored + rejected
  const counts = { accepted, duplicate, conflict, ignored, rejected }
  const lines = [
    `${job.fileName} (${format}, source ${job.source}): ${formatCount(total)} rows = ${Object.entries(counts)
      .map(([name, count]) => `${formatCount(count)} ${name}`)
      .join(' + ')}.`,
  ]
  if (resumedFrom > 0) lines.push(`It went on behind row ${formatCount(resumedFrom)}, where it was left.`)
  if (rowsHere > 0)
    lines.push(
      `${formatCount(rowsHere)} rows in ${seconds.toFixed(1)} s, ${formatCount(Math.round(rowsHere / seconds))} a second.`,
    )
  if (job.state === 'running') lines.push('It was begun a second time and goes on there.')
  if (job.state === 'stopped') lines.push('Stopped. Run the same command again to go on where it was left.')
  if (job.state === 'failed')
    lines.push(
      `It did not come to its end: ${job.error} Run the same command again to go on where it was left.`,
    )
  return lines
}

async function* firstRefusals(db: Database, job: ImportJob): AsyncGenerator<string> {
  if (job.rejected === 0) return
  yield `Refused rows, the first ${Math.min(shownRejects, job.rejected)} (all of them with --rejects FILE):`
  let shown = 0
  for await (const line of refusedLines(db, job, 'ndjson')) {
    const { refused_row: row, refused_because: reason } = JSON.parse(line) as Record<string, unknown>
    yield `  row ${row}: ${reason}`
    if (++shown === shownRejects) return
  }
}

/** Rows to mend and take in again; a file of a table's rows is a table when it is called so. */
async function writeRejects(db: Database, jobs: readonly ImportJob[], path: string): Promise<void> {
  const [only] = jobs
  const isTable = path.toLowerCase().endsWith('.csv') && jobs.length === 1 && only?.settings.form === 'csv'
  async function* lines(): AsyncGenerator<string> {
    for (const job of jobs) yield* refusedLines(db, job, isTable ? 'csv' : 'ndjson')
  }
  await pipeline(lines(), createWriteStream(path))
  const count = jobs.reduce((sum, job) => sum + job.rejected, 0)
  console.log(
    `${formatCount(count)} refused rows are in ${path}. Mend them and import that file with --source ${only?.source ?? ''}.`,
  )
}
