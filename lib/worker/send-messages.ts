import { setTimeout as sleep } from 'node:timers/promises'
import { sendDue } from '#lib/notify/send-due.ts'
import { channelsOf } from '#lib/server/notify/channels.ts'
import type { LoopContext } from './loop.ts'

const everyMs = 5_000
/** A server that answers slowly keeps one of them; the rest of the messages go on. */
const lanes = 3

/** Sends what lies in the outbox as it falls due. Any number of workers may do so at once. */
export async function runSender({ db, environment, signal }: LoopContext): Promise<void> {
  const channels = channelsOf(environment)
  const lane = async () => {
    while (!signal.aborted) {
      await sendDue(db, channels, signal)
      await sleep(everyMs, undefined, { signal }).catch(() => {})
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
