import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { findRunningEmbedded } from '#db/embedded.ts'
import { cleanUp, createDataFolder, findFreePort, RunningLandfall } from '#e2e/process/running-landfall.ts'
import { benchAnswers } from './answers.ts'
import type { BenchContext, BenchSection } from './bench-context.ts'
import { benchCollector, fullSize } from './collector.ts'
import { demoLoaded } from './demo-loaded.ts'
import { benchIngest } from './ingest.ts'
import { reportText } from './report-text.ts'

// `npm run bench`: the built server on a data folder of its own, the demo loaded, every ratio taken within this one run.

const root = join(import.meta.dirname, '..', '..')
const say = (sentence: string): void => console.error(`bench: ${sentence}`)

async function run(): Promise<void> {
  const token = `lf_${randomBytes(32).toString('base64url')}`
  const folder = createDataFolder()
  const startedAt = performance.now()
  const landfall = new RunningLandfall(await findFreePort(), folder, {
    LANDFALL_DEMO: 'on',
    LANDFALL_INIT_TOKEN: token,
    LANDFALL_LOG_LEVEL: 'warn',
  })
  try {
    await landfall.ready()
    const startSeconds = (performance.now() - startedAt) / 1_000
    const databaseUrl = findRunningEmbedded(folder)
    if (databaseUrl === null) throw new Error('The server runs without its built-in Postgres.')
    const context: BenchContext = { baseUrl: landfall.url, token, databaseUrl }
    say(`started in ${startSeconds.toFixed(1)} s; loading the demo company ...`)
    const loading = await demoLoaded(databaseUrl, say)
    const sections: BenchSection[] = [
      { title: 'Start', rows: [{ what: 'start to ready', figures: { seconds: startSeconds } }, loading] },
    ]
    say('measuring the answers ...')
    sections.push(await benchAnswers(context))
    say('measuring ingest ...')
    sections.push(await benchIngest(context))
    const text = reportText(sections, Date.now(), cpus())
    console.log(text)
    const reports = join(root, 'bench-report')
    mkdirSync(reports, { recursive: true })
    const file = join(reports, `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.md`)
    writeFileSync(file, text)
    say(`written to ${file}`)
  } finally {
    await landfall.stop()
    cleanUp()
  }
}

/** `npm run bench -- collector`: forty large clusters, and nothing else. `worker`: within the whole worker. */
async function runCollectorBench(isWholeWorker: boolean): Promise<void> {
  const section = await benchCollector({ ...fullSize, isWholeWorker }, say)
  console.log(reportText([section], Date.now(), cpus()))
}

const words = process.argv.slice(2)
if (words.includes('collector')) await runCollectorBench(words.includes('worker'))
else await run()
