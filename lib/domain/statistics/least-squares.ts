/**
 * Coefficients of the linear model with an intercept that fits best, intercept first; columns that carry nothing get 0.
 * A little ridge (1e-6 of each column's own square sum) keeps columns that say the same from breaking it.
 */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): number[] {
  const width = (rows[0]?.length ?? 0) + 1
  const system = Array.from({ length: width }, () => new Array<number>(width + 1).fill(0))
  rows.forEach((row, index) => {
    const line = [1, ...row]
    for (let one = 0; one < width; one++) {
      for (let other = 0; other < width; other++) system[one]![other]! += line[one]! * line[other]!
      system[one]![width]! += line[one]! * values[index]!
    }
  })
  for (let one = 0; one < width; one++) system[one]![one]! *= 1 + 1e-6
  return solve(system)
}

/** Gauss with the largest pivot; the last column is the right side. A pivot of nothing leaves its unknown at 0. */
function solve(system: number[][]): number[] {
  const size = system.length
  for (let step = 0; step < size; step++) {
    let best = step
    for (let row = step + 1; row < size; row++)
      if (Math.abs(system[row]![step]!) > Math.abs(system[best]![step]!)) best = row
    const pivot = system[best]!
    system[best] = system[step]!
    system[step] = pivot
    if (Math.abs(pivot[step]!) < 1e-12) continue
    for (let row = 0; row < size; row++) {
      if (row === step) continue
      const factor = system[row]![step]! / pivot[step]!
      if (factor === 0) continue
      for (let column = step; column <= size; column++) system[row]![column]! -= factor * pivot[column]!
    }
  }
  return system.map((row, index) => (Math.abs(row[index]!) < 1e-12 ? 0 : row[size]! / row[index]!))
}
