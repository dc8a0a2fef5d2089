import type { ProgressHeadline } from '#lib/query/headline-options.ts'

/** From this share of unknown services on, figures that need all of them are held back. */
const limit = 0.05

/** Whether silence hides so much of the fleet that a share of it would mislead. */
export function isHeldBack({ states, live }: Pick<ProgressHeadline, 'states' | 'live'>): boolean {
  return live.inScope > 0 && states.unknown > live.inScope * limit
}
