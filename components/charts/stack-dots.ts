export type StackedDot = { key: string; at: number; level: number }

/** Piles values of the same narrow bin on one another. Values beyond `max` are counted, not drawn. */
export function stackDots(
  values: { key: string; value: number }[],
  max: number,
  bins: number,
): { dots: StackedDot[]; tallest: number; beyond: number } {
  const width = max / bins
  const levels = new Map<number, number>()
  let beyond = 0
  const dots: StackedDot[] = []
  for (const { key, value } of [...values].sort((one, other) => one.value - other.value)) {
    if (value > max) {
      beyond += 1
      continue
    }
    const bin = Math.min(bins - 1, Math.floor(value / width))
    const level = levels.get(bin) ?? 0
    levels.set(bin, level + 1)
    dots.push({ key, at: (bin + 0.5) * width, level })
  }
  return { dots, tallest: Math.max(0, ...levels.values()), beyond }
}
