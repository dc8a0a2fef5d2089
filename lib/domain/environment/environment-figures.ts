import { median } from '../statistics/median.ts'
import { dayMs, hourMs } from '../time/durations.ts'
import { addWeeks, endOfWeek, startOfWeek, weekOf } from '../time/iso-week.ts'
import type { EnvironmentLife } from './environment-lives.ts'

/** Full ISO weeks the figures look back over. */
export const environmentWeeks = 12
/** From this age on a temporary environment stands out. */
export const oldFromMs = dayMs

/** Figure 19. What there is nothing to say of is null, never 0. */
export type EnvironmentFigures = {
  liveCount: number
  oldCount: number
  expiredUnconfirmedCount: number
  /** Mean of the full weeks. */
  createdPerWeek: number | null
  medianLifeHours: number | null
  /** Of those that live now. */
  oldShare: number | null
  /** Monday of each full week, oldest first; only weeks after the one of the first environment. */
  weeks: { weekOn: string; createdCount: number }[]
}

export const isOld = ({ createdAt, endedAt }: EnvironmentLife, now: number): boolean =>
  (endedAt ?? now) - createdAt > oldFromMs

/** When the first of them began; infinity without any. */
export const firstCreatedAt = (lives: readonly EnvironmentLife[]): number =>
  lives.reduce((least, { createdAt }) => Math.min(least, createdAt), Number.POSITIVE_INFINITY)

/**
 * Figure 19 at `now`, over the last full weeks (definitions.md 4). Weeks count from the one after `firstAt`, when environments
 * were first told of: before that, none were created as far as anybody knows.
 */
export function environmentFigures(
  lives: readonly EnvironmentLife[],
  now: number,
  firstAt = firstCreatedAt(lives),
): EnvironmentFigures {
  const live = lives.filter(({ endedAt }) => endedAt === null)
  const old = live.filter(life => isOld(life, now))
  const running = weekOf(now)
  const weeks = Array.from({ length: environmentWeeks }, (_, index) =>
    addWeeks(running, index - environmentWeeks),
  )
    .filter(weekOn => startOfWeek(weekOn) > firstAt)
    .map(weekOn => ({
      weekOn,
      createdCount: lives.filter(
        ({ createdAt }) => createdAt >= startOfWeek(weekOn) && createdAt < endOfWeek(weekOn),
      ).length,
    }))
  const fromAt = startOfWeek(addWeeks(running, -environmentWeeks))
  const hours = lives.flatMap(({ createdAt, endedAt }) =>
    endedAt === null || endedAt < fromAt ? [] : [(endedAt - createdAt) / hourMs],
  )
  return {
    liveCount: live.length,
    oldCount: old.length,
    expiredUnconfirmedCount: live.filter(({ isExpiredUnconfirmed }) => isExpiredUnconfirmed).length,
    createdPerWeek:
      weeks.length === 0
        ? null
        : weeks.reduce((sum, { createdCount }) => sum + createdCount, 0) / weeks.length,
    medianLifeHours: hours.length === 0 ? null : median(hours),
    oldShare: live.length === 0 ? null : old.length / live.length,
    weeks,
  }
}
