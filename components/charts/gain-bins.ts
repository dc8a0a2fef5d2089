export type GainBin = { from: number; to: number; count: number }

/** Edges of equal ratio within each stretch, exactly at 0.5, 1, 2, 3 and 8: no bin straddles a round ratio. */
const stretches: readonly (readonly [number, number, number])[] = [
  [0.5, 1, 4],
  [1, 2, 4],
  [2, 3, 4],
  [3, 8, 6],
]

/** Counts of ratios by bin; those beyond the ends are in the first or last one. */
export function gainBins(ratios: readonly number[]): GainBin[] {
  const bins = stretches.flatMap(([from, to, parts]) => {
    const factor = (to / from) ** (1 / parts)
    return Array.from({ length: parts }, (_, index) => ({
      from: index === 0 ? from : from * factor ** index,
      to: index === parts - 1 ? to : from * factor ** (index + 1),
      count: 0,
    }))
  })
  for (const ratio of ratios) {
    const bin = bins.findLast(candidate => ratio >= candidate.from) ?? bins[0]
    if (bin) bin.count += 1
  }
  return bins
}
