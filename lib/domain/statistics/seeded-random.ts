/** Uniform numbers in [0, 1). */
export type Random = () => number

/** The seed printed beside every interval unless a caller names another. */
export const defaultSeed = 277

/**
 * A small pseudo-random generator: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state filled from one
 * 32-bit seed by splitmix32 and warmed up. Passes PractRand; not for secrets. The same seed gives the
 * same numbers on every machine.
 */
export function seededRandom(seed: number = defaultSeed): Random {
  let mixed = seed | 0
  const nextWord = () => {
    mixed = (mixed + 0x9e3779b9) | 0
    let word = mixed ^ (mixed >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return word ^ (word >>> 15)
  }
  let a = nextWord()
  let b = nextWord()
  let c = nextWord()
  let counter = 1
  const random = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round++) random()
  return random
}
