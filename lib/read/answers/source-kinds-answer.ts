import { z } from 'zod'

/** One setting of a kind of source, as a form asks for it. */
const field = z.object({
  name: z.string(),
  type: z.enum(['text', 'number', 'boolean', 'list', 'choice', 'secret', 'lines', 'json']),
  isRequired: z.boolean(),
  /** Asked for by hand; the others are given as JSON by who needs them. */
  isEssential: z.boolean(),
  choices: z.array(z.string()),
})

/** `GET /api/v1/source-kinds`: what can be connected, and what each needs. */
export const sourceKindsAnswer = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      platform: z.string().nullable(),
      /** How senders prove that a delivery is theirs; null: nothing is pushed by this kind. */
      hook: z.object({ signatures: z.array(z.string()), takesMany: z.boolean() }).nullable(),
      /** Null: this kind is not polled or watched. */
      pull: z.object({ fields: z.array(field) }).nullable(),
    }),
  ),
})
export type SourceKindsAnswer = z.infer<typeof sourceKindsAnswer>
