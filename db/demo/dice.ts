import { seededRandom } from '#lib/domain/statistics/seeded-random.ts'

/** The draws the generator makes, all from one seeded stream. */
export type Dice = {
  /** Uniform in [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** Whole number in [low, high], both included. */
  integer(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of `list`, each as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T
  normal(): number
  logNormal(median: number, sigma: number): number
  poisson(mean: number): number
  shuffled<T>(list: readonly T[]): T[]
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string
}

const hash = (text: string): number => {
  let word = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    word = Math.imul(word ^ text.charCodeAt(index), 0x01000193)
  return word >>> 0
}

/** Dice of their own for each thing that is drawn, so that adding one draw moves no other service. */
export function diceFor(seed: number, ...labels: (string | number)[]): Dice {
  const next = seededRandom(hash(`${seed}/${labels.join('/')}`))
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    integer,
    chance: probability => next() < probability,
    pick: list => list[Math.floor(next() * list.length)]!,
    weighted(list, weightOf) {
      let left = next() * list.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of list) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return list.at(-1)!
    },
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson(mean) {
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > limit; product *= next()) count++
      return count
    },
    shuffled(list) {
      const copy = [...list]
      for (let index = copy.length - 1; index > 0; index--) {
        const other = integer(0, index)
        ;[copy[index], copy[other]] = [copy[other]!, copy[index]!]
      }
      return copy
    },
    hex(digits) {
      let text = ''
      while (text.length < digits)
        text += Math.floor(next() * 0x100000000)
          .toString(16)
          .padStart(8, '0')
      return text.slice(0, digits)
    },
  }
}
