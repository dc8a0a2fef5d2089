import { weekMs } from '../time/durations.ts'

export const countedWeeks = 12

/** How many were there, by an instant (epoch ms). */
export type Pace = { left: number; before: number }

export type Countdown =
  /** Nothing is left. */
  | { kind: 'off' }
  | { kind: 'pace'; perWeek: number; at: number }
  | { kind: 'not_at_this_pace'; perWeek: number }

/**
 * When the last one leaves if they go on leaving as in the last twelve weeks, from an instant on (epoch ms). Not a
 * forecast: no range, no inflow, no hard ones that come last.
 */
export function countdown({ left, before }: Pace, at: number): Countdown {
  if (left === 0) return { kind: 'off' }
  const perWeek = (before - left) / countedWeeks
  return perWeek > 0
    ? { kind: 'pace', perWeek, at: at + (left / perWeek) * weekMs }
    : { kind: 'not_at_this_pace', perWeek }
}
