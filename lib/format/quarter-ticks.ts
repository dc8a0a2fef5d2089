import { formatShortMonth } from './date.ts'

export type TimeTick = { at: number; text: string; isStrong?: boolean }
const mostTicks = 5

/** Firsts of months for a time axis, thinned to whole quarters, half years and years; January carries its year, bold. */
export function quarterTicks(from: number, to: number, most = mostTicks): TimeTick[] {
  const firsts = firstsBetween(from, to)
  const step = [1, 3, 6, 12].find(months => firsts.filter(everyMonths(months)).length <= most) ?? 12
  return firsts.filter(everyMonths(step)).map(at => {
    const day = new Date(at).toISOString().slice(0, 7)
    return day.endsWith('-01')
      ? { at, text: day.slice(0, 4), isStrong: true }
      : { at, text: formatShortMonth(day) }
  })
}

const everyMonths = (step: number) => (at: number) => new Date(at).getUTCMonth() % step === 0

function firstsBetween(from: number, to: number): number[] {
  const start = new Date(from)
  const firsts: number[] = []
  for (let month = 0; ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1)
    if (at > to) return firsts
    if (at >= from) firsts.push(at)
  }
}
