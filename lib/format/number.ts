// How figures are written (ui.md 3). Rounding happens here, once, from unrounded values.

/** Stands for "no value"; the reason is said beside it. */
export const noValue = '–'

/** `1234567` -> `1,234,567`; the minus is a true one. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A number with a fixed count of decimals, comma thousands and a true minus; `-0.0` is written `0.0`. */
export function formatNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return noValue
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const text = fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** Counts: all digits up to 999,999, then `2.51 M`. */
export function formatCount(value: number | null | undefined): string {
  if (value === null || value === undefined) return noValue
  return Math.abs(value) < 1_000_000 ? formatNumber(value) : `${formatNumber(value / 1_000_000, 2)} M`
}

/** A share 0..1 as a percentage with one decimal. */
export function formatShare(share: number | null | undefined, decimals = 1): string {
  return share === null || share === undefined ? noValue : `${formatNumber(share * 100, decimals)}%`
}

/** A share in prose: `6 of 17` where the whole has under ten items, else `63.6%`. */
export function formatShareOf(count: number, whole: number): string {
  return whole < 10 ? `${formatCount(count)} of ${formatCount(whole)}` : formatShare(count / whole)
}

/** A change of a share 0..1 in points, signed: `+7.7`, `−0.3`, `0.0`. */
export function formatPoints(change: number | null | undefined): string {
  if (change === null || change === undefined) return noValue
  const text = formatNumber(change * 100, 1)
  return change > 0 && text !== '0.0' ? `+${text}` : text
}

/** A change of a share in words: `up 7.7 points`, `down 0.3 points`, `unchanged`. */
export function formatPointsInWords(change: number): string {
  const text = formatNumber(Math.abs(change) * 100, 1)
  if (text === '0.0') return 'unchanged'
  return `${change > 0 ? 'up' : 'down'} ${text} ${text === '1.0' ? 'point' : 'points'}`
}

/** A rate with two decimals; its unit stands in the title. */
export function formatRate(rate: number | null | undefined): string {
  return formatNumber(rate, 2)
}

/** A ratio: `3.3×`. */
export function formatRatio(ratio: number | null | undefined, decimals = 1): string {
  return ratio === null || ratio === undefined ? noValue : `${formatNumber(ratio, decimals)}×`
}

type Interval = { low: number | null; high: number | null }

/** An interval in words, in the precision of its figure: `between 2.8× and 3.9×`; null where there is none. */
export function formatBetween({ low, high }: Interval, format: (value: number) => string): string | null {
  return low === null || high === null ? null : `between ${format(low)} and ${format(high)}`
}

/** Words for small parts of a whole, as in "a third is given back". */
export function formatPartInWords(share: number): string {
  const parts: [number, string][] = [
    [0.1, 'a tenth'],
    [0.2, 'a fifth'],
    [0.25, 'a quarter'],
    [1 / 3, 'a third'],
    [0.5, 'half'],
    [2 / 3, 'two thirds'],
    [0.75, 'three quarters'],
  ]
  const near = parts.find(([part]) => Math.abs(share - part) < 0.012)
  return near ? near[1] : formatShare(share, 0)
}

/** `1 team`, `2 teams`. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
