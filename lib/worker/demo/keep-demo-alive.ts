import { once } from 'node:events'
import type { LoopContext } from '../loop.ts'
import type { DemoState } from './demo-state.ts'

/** Plays the company's platforms on: replay servers in this process, and the real collectors that follow them. */
export async function keepDemoAlive({ signal }: LoopContext, _state: DemoState): Promise<void> {
  await once(signal, 'abort')
}
