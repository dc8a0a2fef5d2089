import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import { catalogueOf } from '#db/demo/catalogue-of.ts'
import type { CompanyShape } from '#db/demo/company-shape.ts'
import { type DemoBatch, demoBatches } from '#db/demo/demo-batches.ts'
import { planCompany } from '#db/demo/plan-company.ts'
import { countPendingServices } from '#db/queries/count-pending-services.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import type { IngestQueue } from '#lib/ingest/ingest-queue.ts'
import { decodeDemoBatch } from './decode-demo-batch.ts'
import { type DemoState, recordDemoProgress, recordDemoState } from './demo-state.ts'
import { makeSourcesKnown } from './make-sources-known.ts'
import { recordDemoEndgame } from './record-demo-endgame.ts'

export type DemoTarget = {
  db: Database
  queue: IngestQueue
  recordCatalogue(catalogue: ReturnType<typeof catalogueOf>): Promise<void>
  clock(): number
  signal: AbortSignal
  report(share: number, words: string): void
}

const inFlight = 3
const submitWaitMs = 60_000
const recordEveryMs = 1_000

/**
 * Puts the company into the database through the one way in: the catalogue, then its events and samples, three batches at a time. Goes on
 * where an earlier load was cut off; what was committed after the last note is sent again and found to be a duplicate.
 * Returns when all is projected, or the signal aborts.
 */
export async function loadDemo(shape: CompanyShape, state: DemoState, target: DemoTarget): Promise<void> {
  const { db, signal, clock } = target
  const company = planCompany(shape, dayOf(state.until))
  if (state.nextBatch === 0) await target.recordCatalogue(catalogueOf(company))
  const committed = new Committed(state.nextBatch)
  const waiting = new Set<Promise<void>>()
  let notedAt = clock()
  let index = -1
  let events = 0
  for (const batch of demoBatches(company, state.until)) {
    index++
    if (index < state.nextBatch) continue
    if (signal.aborted) break
    const own = index
    const sent = submit(target, batch).then(() => {
      committed.add(own)
      events += batch.lines.length
    })
    waiting.add(sent)
    const forget = () => waiting.delete(sent)
    sent.then(forget, forget)
    if (waiting.size >= inFlight) await Promise.race(waiting)
    if (clock() - notedAt < recordEveryMs) continue
    notedAt = clock()
    target.report(batch.doneShare, `${Math.round(events / 1_000)} k events`)
    await recordDemoProgress(db, 0.97 * batch.doneShare)
    await recordDemoState(db, { ...state, nextBatch: committed.next })
  }
  await Promise.all(waiting)
  await recordDemoState(db, { ...state, nextBatch: committed.next })
  if (signal.aborted) return
  await makeSourcesKnown(db, clock())
  await recordDemoEndgame(company, state.until, db)
  await untilProjected(target)
}

async function submit({ queue, clock }: DemoTarget, batch: DemoBatch): Promise<void> {
  await queue.submit(decodeDemoBatch(batch, clock()), submitWaitMs)
}

/** The projector follows in its own time; the load is over when it has nothing left to do. */
async function untilProjected({ db, signal, report }: DemoTarget): Promise<void> {
  while (!signal.aborted) {
    const { services } = await countPendingServices(db.pool, Number.MAX_SAFE_INTEGER)
    if (services === 0) return
    report(0.99, `${services} services to go`)
    await sleep(250, undefined, { signal }).catch(() => {})
  }
}

/** Which batches are in, when several are under way at once: `next` is the first that may not be. */
class Committed {
  next: number
  private readonly ahead = new Set<number>()

  constructor(next: number) {
    this.next = next
  }

  add(index: number): void {
    this.ahead.add(index)
    while (this.ahead.delete(this.next)) this.next++
  }
}
