// Pure scales for small marks: a value becomes a percentage of the plot's width, so a mark fits any panel without measuring.

export type Scale = (value: number) => number

/** Linear from `domain` to 0..100. */
export function linearScale([low, high]: readonly [number, number]): Scale {
  const span = high - low || 1
  return value => ((value - low) / span) * 100
}

/** Logarithmic from `domain` (above zero) to 0..100: equal ratios are equally long. */
export function logScale([low, high]: readonly [number, number]): Scale {
  const span = Math.log(high / low) || 1
  return value => (Math.log(value / low) / span) * 100
}

/** Steps of 1, 2 or 5 times a power of ten from zero to at least `max`: `count` of them, or one more. */
export function niceTicks(max: number, count = 4): number[] {
  const top = max > 0 ? max : 1
  const raw = top / (count + 1)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step =
    [1, 2, 5, 10].map(times => times * power).find(candidate => candidate >= raw * 0.999) ?? 10 * power
  const steps = Math.ceil(top / step - 1e-9)
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** Whole and half steps that lie inside a logarithmic domain, for its axis. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  const candidates = [0.1, 0.2, 0.3, 0.5, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50]
  return candidates.filter(tick => tick >= low * 0.999 && tick <= high * 1.001)
}

/** For SVG attributes: `12.3%`. */
export const percent = (value: number): string => `${Math.round(value * 100) / 100}%`

/** For SVG lengths: to a hundredth of a pixel, so that server and browser write the same text. */
export const px = (value: number): number => Math.round(value * 100) / 100
