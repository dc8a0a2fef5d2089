import { Command } from 'commander'
import { InvalidEnvironment } from '#lib/env/environment.ts'
import type { CatalogWish } from './catalog.ts'
import type { ImportWish } from './import.ts'
import type { RebuildWish } from './rebuild.ts'
import { StartError } from './start/start-error.ts'
import type { TokenWish } from './token-create.ts'

// One command with subcommands. Each lives in its own file and is loaded only when asked for.

const program = new Command('landfall')
  .description('Where a company-wide platform migration stands.')
  .configureHelp({ showGlobalOptions: true })

program
  .command('start')
  .description('install, build and run everything; Ctrl-C stops it')
  .action(async () => (await import('./start.ts')).start({ isDevelopment: false }))

program
  .command('dev')
  .description('run everything, with pages that reload as you edit')
  .action(async () => (await import('./start.ts')).start({ isDevelopment: true }))

program
  .command('check')
  .description('format, lint, types and unit tests, in seconds')
  .action(async () => (await import('./check.ts')).check())

program
  .command('test')
  .description('everything that must pass: check, architecture, database and browser tests')
  .action(async () => (await import('./test.ts')).test())

program
  .command('migrate')
  .description('bring the database up to date')
  .action(async () => (await import('./migrate.ts')).migrate())

program
  .command('bench')
  .description('measure ingest and answers against the built server, as ratios within one run')
  .allowUnknownOption()
  .argument('[words...]')
  .action(async (words: string[]) => (await import('./bench.ts')).bench(words))

program
  .command('rebuild')
  .description('compute everything again from the raw events, while deliveries go on')
  .option('--from-raw', 'read every raw event again (the default)', true)
  .option('--no-from-raw', 'only from the facts already read')
  .action(async (wish: RebuildWish) => (await import('./rebuild.ts')).rebuild(wish))

program
  .command('import')
  .description(
    'take files in: NDJSON, JSON or CSV, also gzip or zstd; the same file again goes on or finds duplicates',
  )
  .argument('<files...>')
  .option('--source <name>', "source of rows that name none; without: the file's name")
  .option('--format <form>', 'ndjson, json or csv; without: told by content')
  .option(
    '--rows <kind>',
    'deploy, sample, event, devlake, devlake-row or fourkeys-row; without: told by content',
  )
  .option('--columns <pairs>', 'of a table: service=svc_name,finishedAt=done_at')
  .option(
    '--set <pair>',
    'what rows leave out, once for each: --set platform=kubernetes --set cluster=gew1',
    (pair: string, held: string[] = []) => [...held, pair],
  )
  .option('--rejects <file>', 'write refused rows there, to mend and import again')
  .addHelpText(
    'after',
    '\nExit code 0: every row is in. 1: rows were refused, or a file did not come to its end. 130: stopped.',
  )
  .action(async (files: string[], wish: ImportWish) => (await import('./import.ts')).importFiles(files, wish))

program
  .command('catalog')
  .description('record catalogue files: YAML or JSON, CSV tables, catalog-info.yaml of Backstage')
  .argument('<files...>')
  .option('--dry-run', 'only say what would change')
  .option(
    '--table <name>',
    'of a CSV: areas, offices, teams, clusters, services or ownership; without: told by its columns',
  )
  .action(async (files: string[], wish: CatalogWish) =>
    (await import('./catalog.ts')).catalogFiles(files, wish),
  )

program
  .command('token')
  .description('API tokens')
  .command('create')
  .description('make an API token and print it, once')
  .requiredOption('--name <name>', 'what it is for')
  .requiredOption('--scope <scope...>', 'ingest:<source>, ingest:*, read, report:<team> or admin')
  .option('--days <days>', 'days until it expires; without: never')
  .action(async (wish: TokenWish) => (await import('./token-create.ts')).tokenCreate(wish))

program.parseAsync().catch((error: unknown) => {
  const isExpected = error instanceof StartError || error instanceof InvalidEnvironment
  console.error(
    `landfall: ${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}`,
  )
  process.exitCode = 1
})
