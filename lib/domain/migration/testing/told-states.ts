import { instant } from '../../deploy/testing/rollout-of.ts'
import { formatInstant } from '../../time/format-instant.ts'
import { type History, statesOf } from './history-of.ts'

/** The states with the minute each begins. */
export const told = (history: History, retiredAt: string | null = null) =>
  statesOf(history, retiredAt === null ? null : instant(retiredAt)).map(
    ({ state, fromAt }) => `${formatInstant(fromAt).slice(0, 16).replace('T', ' ')} ${state}`,
  )
