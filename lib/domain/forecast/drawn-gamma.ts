import type { Random } from '../statistics/seeded-random.ts'

/** A draw of the gamma law with this shape and mean `shape / rate`. Marsaglia and Tsang (2000); 0 for shape 0. */
export function drawnGamma(shape: number, rate: number, random: Random): number {
  if (shape <= 0 || rate <= 0) return 0
  if (shape < 1) return drawnGamma(shape + 1, rate, random) * Math.max(random(), 1e-300) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawnNormal(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    if (Math.log(Math.max(random(), 1e-300)) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return (d * v) / rate
  }
}

export const drawnNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(Math.max(random(), 1e-300))) * Math.cos(2 * Math.PI * random())
