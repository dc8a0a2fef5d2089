const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export type TimeTick = { at: number; text: string; isYear: boolean; isMinor: boolean }

/**
 * Quarters between two instants (epoch ms), named by their month; January carries the year. Beyond three years only
 * January and July, beyond six only years. Minor ones may go where it is narrow.
 */
export function timeTicks(fromAt: number, toAt: number): TimeTick[] {
  const first = new Date(fromAt)
  const years = (toAt - fromAt) / (365.25 * 86_400_000)
  const step = years > 6 ? 12 : years > 3 ? 6 : 3
  const ticks: TimeTick[] = []
  for (let month = Math.ceil(first.getUTCMonth() / step) * step; ; month += step) {
    const at = Date.UTC(first.getUTCFullYear(), month, 1)
    if (at > toAt) return ticks
    if (at < fromAt) continue
    const { year, index } = { year: new Date(at).getUTCFullYear(), index: new Date(at).getUTCMonth() }
    ticks.push({
      at,
      text: index === 0 ? String(year) : (months[index] ?? ''),
      isYear: index === 0,
      isMinor: index === 3 || index === 9,
    })
  }
}
