import { z } from 'zod'
import { forecastVerdicts, noDateReasons } from '#lib/domain/forecast/forecast.ts'
import { count, share, wireDay, wireInstant } from './shared.ts'

const days = z.number().nullable()
const leftAhead = z.object({ on: wireDay, low: count, median: count, high: count })
const dates = {
  verdict: z.enum(forecastVerdicts),
  /** Why there is no date, of `not_converging`. */
  reason: z.enum(noDateReasons).nullable(),
  /** Half of the runs are over by then (even odds), 85 % of them by the other; null: no date, or later than five years. */
  evenOn: wireDay.nullable(),
  sureOn: wireDay.nullable(),
}

const pastForecast = z.object({
  madeOn: wireDay,
  verdict: z.enum(forecastVerdicts),
  evenOn: wireDay.nullable(),
  sureOn: wireDay.nullable(),
  left: count,
})
export type PastForecastItem = z.infer<typeof pastForecast>

const lever = z.object({
  /** Two more people on the road; a blocker solved in four weeks; no more births on the origin; a pace a fifth higher. */
  kind: z.enum(['people', 'blocker', 'births', 'pace']),
  /** How much of it: people, or percent. */
  amount: z.number().nullable(),
  blocker: z.object({ id: z.string(), title: z.string(), on: wireDay }).nullable(),
  /** Weeks the even-odds day comes earlier, and within which range where it rests on an interval; null: no date to compare. */
  weeksSaved: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type LeverItem = z.infer<typeof lever>

/** `GET /api/v1/forecast`: figure 20, what sets it, what would change it, and what was forecast before. */
export const forecastAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  ...dates,
  /** Weeks with moves there are, and how many it takes. */
  moveWeeks: count,
  fewestWeeks: count,
  /** What is left, as evidence last said: a silent source takes nothing out. Parts add up to `total`. */
  left: z.object({
    total: count,
    notStarted: count,
    onBoth: count,
    /** Held by an open blocker; excused. Neither can move before that ends. */
    blocked: count,
    exempt: count,
  }),
  /** What came and went over the last full weeks. */
  flows: z.object({
    weeks: count,
    arrived: count,
    departed: count,
    moved: count,
    gone: count,
    born: count,
    entered: count,
    returned: count,
  }),
  /** What is left week by week: 15th, 50th and 85th percentile of the runs. */
  items: z.array(leftAhead),
  /** The two archetypes that set the end. */
  archetypes: z.array(
    z.object({
      archetype: z.string(),
      left: count,
      /** In which part of the runs the last one is one of them. */
      lastShare: share.nullable(),
      /** Days the even-odds day comes earlier were they all gone today. */
      daysSaved: days,
    }),
  ),
  /** The three blockers that set the end. */
  blockers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      owner: z.string().nullable(),
      promisedOn: wireDay.nullable(),
      formerlyOn: z.array(wireDay),
      left: count,
      daysSaved: days,
    }),
  ),
  levers: z.array(lever),
  /** What a day of one person on a visit brings, where an effect may be claimed. */
  visitDay: z
    .object({ perVisitDay: z.number(), low: z.number(), high: z.number(), visits: count })
    .nullable(),
  /** Every open blocker that holds something left: what may be asked "what if" of. */
  openBlockers: z.array(
    z.object({ id: z.string(), title: z.string(), promisedOn: wireDay.nullable(), left: count }),
  ),
  /** Births on the origin in 30 days at the rate of the last half year. */
  birthsPerMonth: z.number(),
  /** The same with what was asked instead; null where nothing was. Never kept. */
  whatIf: z
    .object({
      people: count,
      pacePercent: count,
      birthsPerMonth: z.number(),
      solved: z.array(z.object({ blocker: z.string(), on: wireDay })),
      ...dates,
      weeksSaved: z.number().nullable(),
      items: z.array(leftAhead),
    })
    .nullable(),
  /** Recorded forecasts of the whole company, the oldest first; empty for a part of it. */
  past: z.array(pastForecast),
  /** Against the last forecast recorded by the day changes are counted from; null without one. */
  shift: z.object({ since: wireDay, was: pastForecast, evenDays: days, sureDays: days }).nullable(),
  /** Ranges of past forecasts whose day has come: of the last dozen, how many held what was left. */
  ranges: z.object({
    of: count,
    held: count,
    stated: share,
    items: z.array(
      z.object({
        madeOn: wireDay,
        weeks: count,
        on: wireDay,
        low: count,
        median: count,
        high: count,
        actual: count,
        isHeld: z.boolean(),
      }),
    ),
  }),
  method: z.object({ text: z.string(), runs: count, seed: count }),
})
export type ForecastAnswer = z.infer<typeof forecastAnswer>
