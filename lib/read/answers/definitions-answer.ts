import { z } from 'zod'

/** `GET /api/v1/definitions`: what every figure, state and word means. */
export const definitionsAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      term: z.string(),
      kind: z.enum(['word', 'state', 'figure']),
      /** The number by which figures are known. */
      figure: z.int().optional(),
      says: z.string(),
      formula: z.string().optional(),
      example: z.string().optional(),
      /** Paths of the pages that show it. */
      usedOn: z.array(z.string()).optional(),
    }),
  ),
})
export type DefinitionsAnswer = z.infer<typeof definitionsAnswer>
