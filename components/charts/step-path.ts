/** Flat until the next point, then straight up or down. */
export function stepPath(
  points: readonly { at: number; value: number }[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  const round = (value: number) => Math.round(value * 100) / 100
  return points
    .map(({ at, value }, index) =>
      index === 0 ? `M${round(x(at))} ${round(y(value))}` : `H${round(x(at))}V${round(y(value))}`,
    )
    .join('')
}
