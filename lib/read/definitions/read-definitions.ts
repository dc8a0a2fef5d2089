import type { DefinitionsAnswer } from '../answers/definitions-answer.ts'
import type { ReadContext } from '../read-context.ts'
import { requireReader } from '../require-reader.ts'
import { figureDefinitions } from './figures.ts'
import { stateDefinitions } from './states.ts'
import { wordDefinitions } from './words.ts'

/** What every figure, state and word means, in the words of the code that computes it. Throws AccessDenied. */
export async function readDefinitions({ viewer }: ReadContext): Promise<DefinitionsAnswer> {
  requireReader(viewer)
  const all = [...figureDefinitions, ...stateDefinitions, ...wordDefinitions]
  return { items: all.map(({ usedOn = [], ...definition }) => ({ ...definition, usedOn: [...usedOn] })) }
}
