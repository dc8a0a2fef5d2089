import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'
import type { BenchSection } from './bench-context.ts'

export type CollectorBenchOptions = {
  clusters: number
  podsPerCluster: number
  workloadsPerCluster: number
  revisions: number
  /** Changes of Deployments per second and cluster while it goes on. */
  changesPerSecond: number
  /** How long it goes on after everything is known. */
  soakSeconds: number
  /** The whole worker instead of its collectors alone. */
  isWholeWorker: boolean
  /** Of Node. */
  flags: string[]
}

/** 270,000 pods over 40 clusters. */
export const fullSize: CollectorBenchOptions = {
  clusters: 40,
  podsPerCluster: 6750,
  workloadsPerCluster: 1350,
  revisions: 3,
  changesPerSecond: 2,
  soakSeconds: 60,
  isWholeWorker: false,
  flags: ['--max-semi-space-size=4', '--max-old-space-size=320'],
}

const megabytes = (pid: number, field: 'VmHWM' | 'VmRSS'): number => {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${field}:\\s+(\\d+) kB`))
  return Number(line?.[1] ?? 0) / 1024
}

/** Seconds of processor time, in user and system mode. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/**
 * Memory and time of one collector process that meets many large clusters for the first time, with a real database. The
 * simulated API servers are another process. Memory is what the kernel counts (`VmHWM`), its own exact maximum.
 */
export async function benchCollector(
  options: CollectorBenchOptions,
  say: (sentence: string) => void,
): Promise<BenchSection> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-bench-collector-'))
  const children: ChildProcess[] = []
  const postgres = await startEmbedded({ folder })
  try {
    await migrateDatabase(postgres.url, { now: Date.now() })
    const { clusters, workloadsPerCluster, podsPerCluster, revisions, changesPerSecond } = options
    const sizes = [workloadsPerCluster, podsPerCluster, revisions, changesPerSecond].map(String)
    const servers = fork(join(import.meta.dirname, 'collector/serve-clusters.ts'), sizes)
    children.push(servers)
    const [{ port }] = (await once(servers, 'message')) as [{ port: number }]
    const sources = Array.from({ length: clusters }, (_, cluster) => ({
      id: `cluster-${cluster}`,
      kind: 'kubernetes',
      cluster: `cluster-${cluster}`,
      url: `http://127.0.0.1:${port}/c/${cluster}`,
    }))
    const env = {
      ...process.env,
      DATABASE_URL: postgres.url,
      LANDFALL_CONFIG: '',
      LANDFALL_SOURCES: JSON.stringify(sources),
      LANDFALL_LOG_LEVEL: 'error',
    }
    const program = options.isWholeWorker
      ? join(import.meta.dirname, '../../lib/worker/main.ts')
      : join(import.meta.dirname, 'collector/collect-alone.ts')
    const startedAt = performance.now()
    const collector = fork(program, { env, execArgv: options.flags })
    children.push(collector)
    let errors = 0
    collector.on('message', message => {
      if ((message as { error?: string }).error === undefined) return
      errors += 1
      if (errors <= 5) say(JSON.stringify(message))
    })
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    let known = 0
    while (known < clusters) {
      await sleep(1000)
      if (collector.exitCode !== null || collector.signalCode !== null)
        throw new Error('The collector ended.')
      const { rows } = await client.query<{ known: number; events: string }>(
        `select count(*) filter (where last_full_list_at is not null)::int as known,
                (select count(*) from event) as events from collector_state`,
      )
      known = rows[0]!.known
      const seconds = (performance.now() - startedAt) / 1000
      if (Math.round(seconds) % 10 === 0)
        say(
          `${seconds.toFixed(0)} s: ${known} clusters known, ${rows[0]!.events} events, ${megabytes(collector.pid!, 'VmRSS').toFixed(0)} MB`,
        )
    }
    const fullSeconds = (performance.now() - startedAt) / 1000
    const processor = processorSeconds(collector.pid!)
    const atFull = megabytes(collector.pid!, 'VmRSS')
    const { rows } = await client.query<Record<string, string>>(
      `select (select count(*) from event) as events, (select count(*) from collector_part) as parts,
              (select count(*) from rollout) as rollouts, (select count(*) from evidence) as evidence,
              (select count(*) from event_reject) as rejects`,
    )
    await sleep(options.soakSeconds * 1000)
    await client.end()
    const counts = Object.fromEntries(Object.entries(rows[0]!).map(([name, text]) => [name, Number(text)]))
    return {
      title: options.isWholeWorker ? 'Worker with its collectors' : 'Collector',
      rows: [
        {
          what: `${clusters} clusters, ${clusters * podsPerCluster} pods, ${clusters * workloadsPerCluster} workloads of ${revisions} revisions`,
          figures: { 'RSS at most MB': megabytes(collector.pid!, 'VmHWM') },
          anchor: 'below 512 MB',
        },
        {
          what: 'first full state of all clusters',
          figures: { seconds: fullSeconds, 'processor seconds of the collector': processor },
          anchor: 'below 300 s',
        },
        {
          what: `RSS then, and after ${options.soakSeconds} s of ${clusters * changesPerSecond} changes a second`,
          figures: { 'MB then': atFull, 'MB after': megabytes(collector.pid!, 'VmRSS'), errors },
        },
        { what: 'told by then', figures: counts },
      ],
    }
  } finally {
    for (const child of children) {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null)
        await Promise.race([once(child, 'exit'), sleep(8000).then(() => child.kill('SIGKILL'))])
    }
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
