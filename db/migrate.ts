import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createEventPartitions } from './queries/create-event-partitions.ts'
import { requireSafeServer } from './require-safe-server.ts'
import { typeParsers } from './type-parsers.ts'

export type MigrateOptions = {
  /** Epoch ms: partitions are made from this month on. */
  now: number
  /** A throw-away server of the tests may run without fsync. */
  isTest?: boolean
}

const migrationLock = 277_000
const monthsAhead = 3
const dayMs = 86_400_000
const lockAttempts = 30
const lockNotAvailable = '55P03'
/** First line of a migration that must not run in a transaction (CREATE INDEX CONCURRENTLY). Its statements must be repeatable. */
const outsideTransaction = '-- outside a transaction'

type Journal = { entries: { idx: number; tag: string }[] }

/** The folder beside this file; below Next's bundler the module's own folder is not ours, so the working folder counts. */
const migrationFolder = join(import.meta.dirname ?? join(process.cwd(), 'db'), 'migrations')

/** Tags of all migrations this version knows, in their order. */
export function readMigrationTags(): string[] {
  const journal = JSON.parse(readFileSync(join(migrationFolder, 'meta', '_journal.json'), 'utf8')) as Journal
  const tags = [...journal.entries].sort((a, b) => a.idx - b.idx).map(entry => entry.tag)
  const files = new Set(readdirSync(migrationFolder))
  const missing = tags.find(tag => !files.has(`${tag}.sql`))
  if (missing)
    throw new Error(`The migration ${missing} stands in the journal and has no file in db/migrations.`)
  return tags
}

async function apply(client: pg.Client, tag: string): Promise<void> {
  const text = readFileSync(join(migrationFolder, `${tag}.sql`), 'utf8')
  const statements = text.split('--> statement-breakpoint')
  const record = 'insert into landfall_migration (tag, applied_at) values ($1, $2)'
  const isOutside = text.startsWith(outsideTransaction)
  if (!isOutside) await client.query('begin')
  try {
    await client.query(`set lock_timeout = '2s'`)
    for (const statement of statements) await client.query(statement)
    await client.query(record, [tag, new Date().toISOString()])
    if (!isOutside) await client.query('commit')
  } catch (error) {
    if (!isOutside) await client.query('rollback')
    throw error
  }
}

/** A migration gives way after 2 s, so that the queue behind its lock stays short, and comes back. */
async function applyWithRetries(client: pg.Client, tag: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(client, tag)
    } catch (error) {
      if ((error as { code?: string }).code !== lockNotAvailable || attempt === lockAttempts) throw error
      await sleep(Math.min(250 * attempt, 3_000))
    }
  }
}

/**
 * Brings the database to this version: applies what is missing from `db/migrations`, then makes event partitions for the
 * coming months. One process at a time; others wait for it. Returns the tags applied. Throws one clear sentence for a
 * server that is too old or loses commits.
 */
export async function migrateDatabase(url: string, options: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    application_name: 'landfall-migrate',
    options: '-c timezone=UTC',
    types: typeParsers,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await requireSafeServer(client, options.isTest ?? false)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists landfall_migration (tag text primary key, applied_at timestamptz not null)',
    )
    const { rows } = await client.query<{ tag: string }>('select tag from landfall_migration')
    const applied = new Set(rows.map(row => row.tag))
    const missing = readMigrationTags().filter(tag => !applied.has(tag))
    for (const tag of missing) await applyWithRetries(client, tag)
    await client.query('begin')
    await createEventPartitions(client, options.now, options.now + monthsAhead * 31 * dayMs)
    await client.query('commit')
    return missing
  } finally {
    await client.end()
  }
}
