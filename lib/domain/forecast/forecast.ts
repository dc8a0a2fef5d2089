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
