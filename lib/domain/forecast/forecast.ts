/** How many are left at a later day, by simulation: the 15th, 50th and 85th percentile of the runs. */
export type LeftAhead = { on: string; low: number; median: number; high: number }

/** What a forecast was made from and said, kept with it. */
export type ForecastDetail = {
  /** Services left on the day it was made. */
  left: number
  /** 4, 8 and 12 weeks ahead: what can be held against what came true before the finish itself can. */
  ahead: LeftAhead[]
  runs: number
  seed: number
}

export const forecastVerdicts = ['dated', 'not_converging', 'too_little', 'finished'] as const
export type ForecastVerdict = (typeof forecastVerdicts)[number]

/** Why there is no date: as many arrive as leave; held for good by a blocker nobody dated; further off than is looked. */
export const noDateReasons = ['inflow', 'blocked', 'too_far'] as const
export type NoDateReason = (typeof noDateReasons)[number]

/** The simulation's settings, printed beside what it says. */
export const forecastRuns = 1_000
export const leverRuns = 250
export const forecastWeeks = 260
export const fewestMoveWeeks = 8
/** The weeks in which what arrives is held against what leaves. */
export const flowWeeks = 12
export const aheadWeeks = [4, 8, 12] as const
export const bandShares = { low: 0.15, even: 0.5, high: 0.85 } as const
