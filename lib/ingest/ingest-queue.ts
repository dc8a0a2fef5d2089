import { withCatalogTransaction } from '#db/catalog-transaction.ts'
import type { Database } from '#db/client.ts'
import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { DatabaseSlow } from './database-slow.ts'
import { createDirtyNotifier } from './dirty-notifier.ts'
import type { IngestBatch, IngestOutcome } from './ingest-batch.ts'
import { ingestDecoded } from './ingest-decoded.ts'
import { createSourceRows } from './source-rows.ts'

const inFlightLimit = 2
/** Items and bytes one transaction takes at most, if it is not a single submission that is larger. */
const itemLimit = 1_000
const byteLimit = 8 * 1024 * 1024
/** Bytes that may wait; beyond, senders are asked to come again. */
const waitingByteLimit = 128 * 1024 * 1024
const attemptLimit = 3

type Submission = {
  batch: IngestBatch
  itemCount: number
  byteCount: number
  deadlineAt: number
  resolve(outcome: IngestOutcome): void
  reject(error: unknown): void
}

export type IngestQueue = {
  /** Resolves when the batch is committed. Rejects with `DatabaseSlow` when that takes longer than `waitMs`. */
  submit(batch: IngestBatch, waitMs: number): Promise<IngestOutcome>
}

const byteCountOf = (batch: IngestBatch): number => {
  let count = 0
  for (const event of batch.events) count += event.raw.byteLength
  for (const sample of batch.samples) count += sample.raw.byteLength
  for (const rejection of batch.rejections) count += rejection.raw.byteLength
  return count
}

function mergeBatches(submissions: readonly Submission[]): IngestBatch {
  const [only] = submissions
  if (only !== undefined && submissions.length === 1) return only.batch
  return {
    events: submissions.flatMap(submission => submission.batch.events),
    samples: submissions.flatMap(submission => submission.batch.samples),
    rejections: submissions.flatMap(submission => submission.batch.rejections),
  }
}

/** Serialisation failures and deadlocks undo a transaction that would have gone through a moment later. */
const isWorthRepeating = (error: unknown): boolean =>
  ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '')

/**
 * One writer per process: what is submitted while transactions are under way shares the next one. Nobody waits for a
 * timer: an idle queue writes at once. Each submission has its own results; one that cannot be written fails alone.
 */
export function createIngestQueue(db: Database): IngestQueue {
  const waiting: Submission[] = []
  const notify = createDirtyNotifier(db)
  const sources = createSourceRows(db)
  let waitingBytes = 0
  let inFlight = 0

  async function write(batch: IngestBatch): Promise<IngestOutcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        const now = Date.now()
        return await withCatalogTransaction(db, ({ client, version, commit }) =>
          ingestDecoded(client, batch, { now, shared: { version, commit, sources } }),
        )
      } catch (error) {
        if (attempt >= attemptLimit || !isWorthRepeating(error)) throw error
      }
    }
  }

  async function writeTogether(submissions: Submission[]): Promise<void> {
    try {
      const outcome = await write(mergeBatches(submissions))
      let eventAt = 0
      let sampleAt = 0
      for (const { batch, resolve } of submissions) {
        const events = outcome.events.slice(eventAt, eventAt + batch.events.length)
        const samples = outcome.samples.slice(sampleAt, sampleAt + batch.samples.length)
        eventAt += batch.events.length
        sampleAt += batch.samples.length
        resolve({ events, samples })
      }
      notify()
    } catch (error) {
      if (submissions.length === 1 || isDatabaseUnavailable(error)) {
        for (const submission of submissions) submission.reject(error)
        return
      }
      // Something in one of them cannot be written: alone, only that one fails.
      for (const submission of submissions) await writeTogether([submission])
    }
  }

  function take(): Submission[] {
    const taken: Submission[] = []
    let items = 0
    let bytes = 0
    for (;;) {
      const next = waiting[0]
      if (next === undefined) return taken
      if (next.deadlineAt < Date.now()) {
        // Its sender was told to come again; writing it now would only take room from the others.
        waiting.shift()
        waitingBytes -= next.byteCount
        next.reject(new DatabaseSlow())
        continue
      }
      if (taken.length > 0 && (items + next.itemCount > itemLimit || bytes + next.byteCount > byteLimit))
        return taken
      waiting.shift()
      waitingBytes -= next.byteCount
      items += next.itemCount
      bytes += next.byteCount
      taken.push(next)
    }
  }

  function pump(): void {
    while (inFlight < inFlightLimit) {
      const submissions = take()
      if (submissions.length === 0) return
      inFlight += 1
      void writeTogether(submissions).finally(() => {
        inFlight -= 1
        pump()
      })
    }
  }

  return {
    submit(batch, waitMs) {
      const itemCount = batch.events.length + batch.samples.length + batch.rejections.length
      if (itemCount === 0) return Promise.resolve({ events: [], samples: [] })
      const byteCount = byteCountOf(batch)
      if (waitingBytes + byteCount > waitingByteLimit) return Promise.reject(new DatabaseSlow())
      return new Promise<IngestOutcome>((resolve, reject) => {
        const timer = setTimeout(() => reject(new DatabaseSlow()), waitMs)
        const submission: Submission = {
          batch,
          itemCount,
          byteCount,
          deadlineAt: Date.now() + waitMs,
          resolve(outcome) {
            clearTimeout(timer)
            resolve(outcome)
          },
          reject(error) {
            clearTimeout(timer)
            reject(error)
          },
        }
        waiting.push(submission)
        waitingBytes += byteCount
        pump()
      })
    },
  }
}

const holder = globalThis as typeof globalThis & { landfallQueues?: WeakMap<Database, IngestQueue> }

/** The one queue of a database in this process. */
export function ingestQueueOf(db: Database): IngestQueue {
  holder.landfallQueues ??= new WeakMap()
  const queue = holder.landfallQueues.get(db) ?? createIngestQueue(db)
  holder.landfallQueues.set(db, queue)
  return queue
}
