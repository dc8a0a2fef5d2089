import type { FrequencyFigures } from './frequency-figures.ts'
import type { FrequencyInput, FrequencyOptions } from './frequency-input.ts'

/**
 * Figures 1-5 with everything beside them, at the instant `at` (epoch ms; definitions.md 3, 4, 7).
 * Pure: the same input in any order and the same seed give the same answer.
 */
export function frequencyOf(
  _input: FrequencyInput,
  _at: number,
  _options: FrequencyOptions = {},
): FrequencyFigures {
  throw new Error('not written yet')
}
