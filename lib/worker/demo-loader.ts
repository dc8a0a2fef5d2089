import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { catalogueOf } from '#db/demo/catalogue-of.ts'
import { fullCompany } from '#db/demo/company-shape.ts'
import { releaseLease, renewLease, takeLease } from '#db/queries/take-lease.ts'
import { readSourceConfig } from '#lib/collect/config/read-source-config.ts'
import { ingestQueueOf } from '#lib/ingest/ingest-queue.ts'
import { recordCatalog } from '#lib/record/catalog-record.ts'
import { catalogSchema } from '#lib/record/catalog-schema.ts'
import { claimDemo, type DemoState, recordDemoProgress, recordDemoState } from './demo/demo-state.ts'
import { keepDemoAlive } from './demo/keep-demo-alive.ts'
import { loadDemo } from './demo/load-demo.ts'
import { planDemoMessages } from './demo/plan-demo-messages.ts'
import { progressReport } from './demo/progress-report.ts'
import { recordDemoStory } from './demo/record-demo-story.ts'
import type { LoopContext } from './loop.ts'

const lease = { name: 'demo', seconds: 30 }
const askAgainMs = 5_000

/**
 * The demo company: put in once, into a database that has nothing else, then kept alive for as long as the worker runs.
 * One worker of many does it; another takes over when that one is gone. Ends at once where no demo is wanted or possible.
 */
export async function runDemo(context: LoopContext): Promise<void> {
  const { db, environment, signal } = context
  // Whoever configured sources has a company of their own.
  if (!environment.isDemoWanted || readSourceConfig(process.env).length > 0) return
  const holder = randomUUID()
  while (!signal.aborted) {
    const taken = await takeLease(db.pool, { ...lease, holder })
    if (taken) break
    await sleep(askAgainMs, undefined, { signal }).catch(() => {})
  }
  const lost = new AbortController()
  const whileOurs = AbortSignal.any([signal, lost.signal])
  const renewal = setInterval(
    () =>
      renewLease(db.pool, { ...lease, holder }).then(
        renewed => renewed ?? lost.abort(new Error('Another worker took the demo over.')),
        () => {},
      ),
    (lease.seconds * 1_000) / 3,
  )
  try {
    const state = await claimDemo(db, Date.now())
    if (!state || whileOurs.aborted) return
    if (state.phase === 'loading') await load({ ...context, signal: whileOurs }, state)
    if (!whileOurs.aborted) await keepDemoAlive({ ...context, signal: whileOurs }, state)
    lost.signal.throwIfAborted()
  } finally {
    clearInterval(renewal)
    await releaseLease(db.pool, lease.name, holder).catch(() => {})
  }
}

async function load({ db, signal }: LoopContext, state: DemoState): Promise<void> {
  const report = progressReport('Loading the demo company')
  const startedAt = performance.now()
  const recordCatalogue = async (catalogue: ReturnType<typeof catalogueOf>) => {
    const options = { isDryRun: false, actor: 'demo', now: Date.now() }
    const outcome = await recordCatalog(db, catalogSchema.parse(catalogue), options)
    if (!outcome.ok) throw new Error(`The demo's catalogue was refused: ${outcome.issues[0]?.message}`)
  }
  await loadDemo(fullCompany, state, {
    db,
    queue: ingestQueueOf(db),
    recordCatalogue,
    clock: Date.now,
    signal,
    report: (share, words) => report.update(share, words),
  })
  if (signal.aborted) {
    report.end('The demo company is not complete yet; the next start goes on where this one stopped.')
    return
  }
  await recordDemoStory(db, fullCompany, state.until)
  await planDemoMessages(db, state.until)
  await recordDemoState(db, { ...state, phase: 'loaded', nextBatch: 0 })
  await recordDemoProgress(db, 1)
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  report.end(`The demo company is complete (${seconds} s). Nothing in it is real.`)
}
