import type { Span } from '../../placement/placement.ts'
import { dayMs, weekMs } from '../../time/durations.ts'
import type { FrequencyInput, FrequencyService, FrequencySource, OwnerSpan } from '../frequency-input.ts'
import { fleetStartAt } from './generated-fleet.ts'

/** Monday 00:00 UTC of a numbered week of a test, and days after it; week 0 begins 2023-01-02. */
export const week = (number: number, days = 0): number => fleetStartAt + number * weekMs + days * dayMs

export const since = (fromAt: number, toAt: number | null = null): Span => ({ fromAt, toAt })
export const always: Span = since(Number.NEGATIVE_INFINITY)

/** Heard from since before any week. */
export const steadySource: FrequencySource = {
  id: 'push',
  hasFreshnessLimit: false,
  firstEventAt: week(-2),
  silences: [],
}

/** A service of one team on the origin, never idle, that deploys `perWeek` times in each week [0, `weeks`). */
export function serviceOf(
  team: string,
  id: string,
  options: Partial<FrequencyService> & {
    perWeek?: number | ((week: number) => number)
    weekCount?: number
  } = {},
): FrequencyService {
  const { perWeek = 1, weekCount = 40, ...rest } = options
  const owners: OwnerSpan[] = [{ team, ...always }]
  const weeks = Array.from({ length: weekCount }, (_, number) => {
    const deploys = typeof perWeek === 'number' ? perWeek : perWeek(number)
    return { weekAt: week(number), deploys, days: (1 << Math.min(7, deploys)) - 1 }
  }).filter(({ deploys }) => deploys > 0)
  return {
    id,
    inScope: [always],
    notIdle: [since(week(0))],
    owners,
    isBorn: false,
    presence: [],
    sources: ['push'],
    weeks,
    ...rest,
  }
}

/** Names `prefix00` and up. */
export const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${prefix}${String(number).padStart(2, '0')}`)

/** Twelve teams on since week 0 and twelve off, one service each, 40 weeks. */
export const twoSides = (onRate: number, offRate: number): FrequencyInput => ({
  sources: [steadySource],
  services: [
    ...names('on', 12).map(team =>
      serviceOf(team, `${team}-a`, { perWeek: onRate, presence: [since(week(0))] }),
    ),
    ...names('off', 12).map(team => serviceOf(team, `${team}-a`, { perWeek: offRate })),
  ],
})
