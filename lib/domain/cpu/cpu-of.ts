import type { CpuFigures } from './cpu-figures.ts'
import type { CpuInput, CpuOptions } from './cpu-input.ts'

/** Figures 10, 11 and 13 at the instant `at` (epoch ms; definitions.md 4 and 7). Pure; seeded. */
export function cpuOf(_input: CpuInput, _at: number, _options: CpuOptions = {}): CpuFigures {
  throw new Error('not written yet')
}
