import { runAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/**
 * Since when a service has been in the state shown at an instant, epoch ms; null before any sign of life. A silent source
 * interrupts what is shown, not the state: when it returns with the same facts, the state goes on without a gap (definitions.md 2).
 */
export function sinceAt(timeline: Pick<Timeline, 'facts' | 'shown'>, at: number): number | null {
  const shown = runAt(timeline.shown, at)
  const fact = runAt(timeline.facts, at)
  return (shown !== null && shown.state === fact?.state ? fact.fromAt : shown?.fromAt) ?? null
}
