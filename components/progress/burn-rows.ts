import type { ChartRow } from '#components/charts/line-chart-props.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'

type Series = ProgressAnswer['series']
export type BurnGap = { from: number; to: number; days: number; most: number }

const dayMs = 86_400_000
const pointsWanted = 160
/** From this share of the fleet on, a day says too little to be drawn. */
const unknownLimit = 0.05

const atOf = (on: string): number => Date.parse(`${on}T00:00:00Z`)
const wholeOf = (day: Series[number]): number =>
  day.originOnly + day.both + day.target + day.born + day.backOnOrigin + day.idle + day.unknown
const isGap = (day: Series[number]): boolean => day.unknown > wholeOf(day) * unknownLimit

/** Days on which silent sources hide too much: hatched, never drawn over. */
export function burnGaps(series: Series): BurnGap[] {
  const gaps: BurnGap[] = []
  let open: BurnGap | null = null
  for (const day of series) {
    if (!isGap(day)) {
      open = null
      continue
    }
    const at = atOf(day.on)
    if (open === null) {
      open = { from: at, to: at + dayMs, days: 0, most: 0 }
      gaps.push(open)
    }
    open.to = at + dayMs
    open.days += 1
    open.most = Math.max(open.most, day.unknown)
  }
  return gaps
}

/** Thinned to at most one point every few px, the last day always kept; days in a gap are null. */
export function burnRows(series: Series): ChartRow[] {
  const step = Math.max(1, Math.ceil(series.length / pointsWanted))
  const offset = (series.length - 1) % step
  const gaps = burnGaps(series)
  const kept = series.filter((day, index) => index % step === offset && !isGap(day)).map(rowOf)
  // A null on the first day of each gap breaks the lines, also where thinning dropped its days.
  const breaks = gaps.map(gap => ({ x: gap.from, left: null, moved: null, born: null, both: null }))
  return [...kept, ...breaks].sort((one, other) => one.x - other.x)
}

function rowOf(day: Series[number]): ChartRow {
  return {
    x: atOf(day.on),
    left: day.originOnly + day.both + day.backOnOrigin,
    moved: day.target,
    born: day.born,
    both: day.both,
  }
}

/** The same with what is forecast of what is left, from the last day on; every other week is enough to draw. */
export function withAhead(
  rows: readonly ChartRow[],
  ahead: ForecastAnswer['items'],
  end: number,
): ChartRow[] {
  const last = rows.findLast(row => row.left !== null)
  if (last === undefined || ahead.length < 2 || rows.at(-1) !== last) return [...rows]
  const fan = (one: ForecastAnswer['items'][number]) => ({
    ahead: one.median,
    aheadLow: one.low,
    aheadHigh: one.high,
  })
  const later = ahead
    .filter((one, week) => week > 0 && week % 2 === 0 && atOf(one.on) > last.x && atOf(one.on) <= end)
    .map(one => ({ x: atOf(one.on), left: null, moved: null, born: null, both: null, ...fan(one) }))
  // The fan begins where the line ends, whatever a silent source hides.
  const begin = { ahead: last.left ?? null, aheadLow: last.left ?? null, aheadHigh: last.left ?? null }
  return [...rows.slice(0, -1), { ...last, ...begin }, ...later]
}
