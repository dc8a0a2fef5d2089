import { hourMs } from '../time/durations.ts'
import type { Deploy } from './deploy.ts'

const sameChangeMs = 24 * hourMs

/**
 * The deploys of one service in the order of their times, with `isCountedInRates` false where the same change had
 * reached another platform within the 24 h before: it counts once, where it succeeded first (definitions.md 7, Rates).
 * Of equal times the one given first counts.
 */
export function markCountedInRates(deploys: readonly Deploy[]): Deploy[] {
  const lastCounted = new Map<string, Deploy>()
  return deploys
    .toSorted((a, b) => a.at - b.at)
    .map(deploy => {
      const earlier = lastCounted.get(deploy.artefactKey)
      const isSecond =
        earlier !== undefined &&
        earlier.platform !== deploy.platform &&
        deploy.at - earlier.at <= sameChangeMs
      if (!isSecond) lastCounted.set(deploy.artefactKey, deploy)
      return { ...deploy, isCountedInRates: !isSecond }
    })
}
