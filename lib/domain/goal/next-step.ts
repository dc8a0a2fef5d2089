import { addDays } from '../time/day.ts'
import { servicesFor } from './goal.ts'
import { type Pace, stepChance } from './step-chance.ts'

export type ProposedStep = { share: number; services: number; dueOn: string; weeks: number; chance: number }

const stepWeeks = 12
const longStepWeeks = 26
/** A step is something one may count on: rather likely than not. */
const wantedChance = 0.6

/**
 * The next step, sized from the subject's own pace: as many more services within a quarter as it will rather likely than
 * not finish; within half a year where that is none. Null below six weeks, or when nothing is left.
 */
export function nextStep(
  pace: Pace,
  { moved, base, left, mix, on }: { moved: number; base: number; left: number; mix: number; on: string },
): ProposedStep | null {
  if (left === 0 || base === 0) return null
  for (const weeks of [stepWeeks, longStepWeeks]) {
    let services = 0
    let chance = stepChance(pace, 1, weeks, mix)
    if (chance === null) return null
    const first = chance
    for (let more = 1; more <= left; more++) {
      const next = stepChance(pace, more, weeks, mix)!
      if (next < wantedChance) break
      services = more
      chance = next
    }
    if (services === 0 && weeks === stepWeeks) continue
    services = Math.max(1, services)
    if (services === 1) chance = first
    return { share: shareFor(moved + services, base), services, dueOn: addDays(on, 7 * weeks), weeks, chance }
  }
  return null
}

/** The shortest share that needs exactly so many of a baseline: whole per cent where it can be. */
export function shareFor(services: number, base: number): number {
  for (const scale of [100, 1_000, 10_000]) {
    const share = Math.floor((services / base) * scale + 1e-9) / scale
    if (servicesFor(share, base) === services) return share
  }
  return services / base
}

/** A missed step in two: half of what is missing in half of the time a step takes, the rest in the other half. */
export function splitStep(
  share: number,
  { moved, base, on }: { moved: number; base: number; on: string },
): { share: number; dueOn: string }[] | null {
  const needed = servicesFor(share, base) - moved
  if (needed < 2) return null
  return [
    { share: shareFor(moved + Math.ceil(needed / 2), base), dueOn: addDays(on, 7 * (stepWeeks / 2)) },
    { share, dueOn: addDays(on, 7 * stepWeeks) },
  ]
}
