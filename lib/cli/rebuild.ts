import { Presets, SingleBar } from 'cli-progress'
import type { Database } from '#db/client.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { selectAllServiceIds } from '#db/queries/rebuild-facts.ts'
import { countEvents } from '#db/queries/select-event-batch.ts'
import { projectAll } from '#lib/project/projector.ts'
import { type RebuiltFacts, rebuildFacts } from './rebuild/rebuild-facts.ts'
import { withDatabase } from './with-database.ts'

export type RebuildWish = { fromRaw: boolean }
export type Progress = (step: string, done: number, total: number) => void

/** Computes everything again, from raw events or from facts alone, and prints what that changed. */
export async function rebuild({ fromRaw }: RebuildWish): Promise<void> {
  await withDatabase(async db => {
    const bar = new SingleBar(
      { format: '{step} |{bar}| {value}/{total} · {eta_formatted} left' },
      Presets.shades_classic,
    )
    let shown = ''
    const facts = await rebuildAll(db, fromRaw, (step, done, total) => {
      if (step !== shown) {
        if (shown !== '') bar.stop()
        bar.start(total, done, { step })
        shown = step
      } else bar.update(done, { step })
    })
    if (shown !== '') bar.stop()
    console.log(sentenceOf(facts))
    if (facts !== null && facts.unreadable.count > 0) process.exitCode = 1
  })
}

/** The work of `rebuild`, beside deliveries and other projectors. Superseded rows stay; what comes out the same is not touched. */
export async function rebuildAll(
  db: Database,
  fromRaw: boolean,
  progress: Progress = () => {},
): Promise<RebuiltFacts | null> {
  const startedAt = Date.now()
  let facts: RebuiltFacts | null = null
  if (fromRaw) {
    const total = await countEvents(db.pool, startedAt)
    facts = await rebuildFacts(db, startedAt, done => progress('Events', done, Math.max(total, done)))
  }
  const services = await selectAllServiceIds(db.pool)
  await insertDirtyMarks(db.pool, services, Date.now())
  let done = 0
  await projectAll(db, Date.now, count => {
    done += count
    progress('Services', Math.min(done, services.length), services.length)
  })
  return facts
}

function sentenceOf(facts: RebuiltFacts | null): string {
  if (facts === null) return 'Every service was computed again from its facts.'
  const { events, corrected, unreadable, isPartial } = facts
  const lines = [
    `${events} events were read again; ${corrected} services lost facts that no event tells any more.`,
  ]
  if (unreadable.count > 0)
    lines.push(`${unreadable.count} events can no longer be read; their facts stay:`, ...unreadable.examples)
  if (isPartial)
    lines.push(
      'The catalogue changed meanwhile: run the rebuild once more to clear facts that no event tells.',
    )
  return lines.join('\n')
}
