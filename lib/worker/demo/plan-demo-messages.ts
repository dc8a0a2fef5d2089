import type { Database } from '#db/client.ts'
import { dayOf, startOfDay } from '#lib/domain/time/day.ts'
import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { weekOfDay } from '#lib/domain/time/iso-week.ts'
import { planMessages } from '../plan-messages.ts'

/** What the demo would have been told on the last Monday and Tuesday morning: it stands in the outbox and reaches nobody. */
export async function planDemoMessages(db: Database, until: number): Promise<void> {
  const monday = startOfDay(weekOfDay(dayOf(until)))
  for (const at of [monday + 9 * hourMs, monday + dayMs + 9.5 * hourMs])
    if (at < until) await planMessages(db, at)
}
