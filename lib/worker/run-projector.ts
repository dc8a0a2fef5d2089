import { once } from 'node:events'
import { log } from '#lib/log/log.ts'
import { startProjector } from '#lib/project/projector.ts'
import type { LoopContext } from './loop.ts'

/** Keeps projections up with facts until the worker stops. */
export async function runProjector({ db, signal }: LoopContext): Promise<void> {
  const projector = startProjector(db, {
    onError: error => log.warn({ err: error }, 'The projector rests after a fault.'),
  })
  if (!signal.aborted) await once(signal, 'abort')
  await projector.stop()
}
