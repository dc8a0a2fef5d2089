import type { ExemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'

export type StairsOf = {
  stairs: { at: number; value: number }[]
  steps: { at: number; value: number; text: string }[]
  from: number
  to: number
}

const dayMs = 86_400_000
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
/** Steps closer than this share of the width are drawn and not named. */
const nearShare = 0.09

/** The days on which the number of exempt services changes, and what to say at those ahead; null without any. */
export function exemptionStairs(series: ExemptionsAnswer['series'], now: number): StairsOf | null {
  const first = series[0]
  const last = series.at(-1)
  if (first === undefined || last === undefined) return null
  const stairs = series
    .filter(({ count }, index) => index === 0 || count !== series[index - 1]!.count)
    .map(({ on, count }) => ({ at: startOf(on), value: count }))
  const from = Math.min(startOf(first.on), now - 90 * dayMs)
  const to = Math.max(startOf(last.on) + 7 * dayMs, now + 90 * dayMs)
  const steps: StairsOf['steps'] = []
  for (const [index, stair] of stairs.entries()) {
    const fell = (stairs[index - 1]?.value ?? stair.value) - stair.value
    if (stair.at <= now || fell <= 0) continue
    const isNear = steps.length > 0 && (stair.at - steps.at(-1)!.at) / (to - from) < nearShare
    if (!isNear)
      steps.push({
        at: stair.at,
        value: stair.value,
        text: steps.length === 0 ? `${fell} expire` : `${fell}`,
      })
  }
  if (stairs[0]!.at > from) stairs.unshift({ at: from, value: 0 })
  return { stairs, steps, from, to }
}
