import type { PoolClient } from 'pg'
import type { Database } from '#db/client.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { lockCatalogShared } from '#db/queries/lock-catalog.ts'
import { createRebuildTables, deleteFactsOfEvents, deleteUntoldFacts } from '#db/queries/rebuild-facts.ts'
import { type EventPlace, type RawEvent, selectEventBatch } from '#db/queries/select-event-batch.ts'
import type { NameIndex } from '#lib/domain/naming/name-index.ts'
import type { DecodedEvent } from '#lib/domain/observation/observation.ts'
import { namesOfVersion } from '#lib/ingest/catalog-names.ts'
import { evidenceRow, rolloutRow } from '#lib/ingest/fact-rows.ts'
import { writeFacts } from '#lib/ingest/write-facts.ts'
import { decodeStored } from '#lib/sources/decode-stored.ts'

const batchEvents = 1_000

export type RebuiltFacts = {
  events: number
  /** Events no adapter can read any more, the first few named. Their facts stay. */
  unreadable: { count: number; examples: string[] }
  /** Services that lost facts no event tells any more. */
  corrected: number
  /** The catalogue changed meanwhile: facts no event tells were left for the next rebuild. */
  isPartial: boolean
}

/**
 * Reads every raw event received up to `untilAt` again and writes what it says today; deliveries go on meanwhile. Each
 * batch is one transaction that also marks its services, so nobody sees half of it. The same decoders on the same
 * events write the same facts.
 */
export async function rebuildFacts(
  db: Database,
  untilAt: number,
  onProgress: (events: number) => void = () => {},
): Promise<RebuiltFacts> {
  const result: RebuiltFacts = {
    events: 0,
    unreadable: { count: 0, examples: [] },
    corrected: 0,
    isPartial: false,
  }
  const client = await db.pool.connect()
  try {
    await createRebuildTables(client)
    const versions = new Set<number>()
    let after: EventPlace | null = null
    for (;;) {
      const batch: RawEvent[] = await selectEventBatch(client, after, untilAt, batchEvents)
      if (batch.length === 0) break
      const decoded = batch.flatMap(event => decodeAgain(event, result) ?? [])
      await inTransaction(client, async () => {
        const names = await namesOfVersion(client, await lockCatalogShared(client))
        versions.add(names.version)
        await deleteFactsOfEvents(client, ...keysOf(decoded, names))
        await insertDirtyMarks(
          client,
          await writeFacts(client, decoded, names, new Map(), untilAt),
          Date.now(),
        )
      })
      after = batch.at(-1)!
      result.events += batch.length
      onProgress(result.events)
    }
    result.isPartial = versions.size > 1
    if (result.unreadable.count === 0 && !result.isPartial) {
      await inTransaction(client, async () => {
        const services = await deleteUntoldFacts(client, untilAt)
        await insertDirtyMarks(client, services, Date.now())
        result.corrected = services.length
      })
    }
    return result
  } finally {
    // Its temporary tables go with the connection.
    client.release(true)
  }
}

async function inTransaction(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function decodeAgain(event: RawEvent, { unreadable }: RebuiltFacts): DecodedEvent | null {
  try {
    const decoded = decodeStored(event)
    if (decoded.ok) return decoded.value
    note(unreadable, event, decoded.issues.map(({ path, message }) => `${path} ${message}`).join(', '))
  } catch (error) {
    note(unreadable, event, error instanceof Error ? error.message : String(error))
  }
  return null
}

function note(unreadable: RebuiltFacts['unreadable'], { source, id }: RawEvent, why: string): void {
  unreadable.count += 1
  if (unreadable.examples.length < 5) unreadable.examples.push(`${source} ${id}: ${why}`)
}

function keysOf(
  events: DecodedEvent[],
  names: NameIndex,
): Parameters<typeof deleteFactsOfEvents> extends [unknown, ...infer Keys] ? Keys : never {
  const rollouts = []
  const evidence = []
  for (const event of events) {
    let ordinal = 0
    for (const observation of event.observations) {
      if (observation.type === 'rollout') rollouts.push(rolloutRow(observation, event, names))
      else if (observation.type === 'evidence')
        evidence.push(evidenceRow(observation, event, ordinal++, names))
    }
  }
  return [rollouts, evidence]
}
