import { z } from 'zod'

const section = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  addedIds: z.array(z.string()),
  changes: z.array(
    z.object({
      id: z.string(),
      fields: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
    }),
  ),
})

/** What a catalogue file would change or has changed, or every row that is wrong; then nothing was written. */
export const catalogFileAnswer = z.object({
  form: z.enum(['yaml', 'csv', 'backstage']).nullable(),
  table: z.string().nullable(),
  isRecorded: z.boolean(),
  changes: z.record(z.string(), section),
  affectedServices: z.number(),
  issues: z.array(z.object({ line: z.number().nullable(), path: z.string(), message: z.string() })),
  notes: z.array(z.string()),
})
export type CatalogFileAnswer = z.infer<typeof catalogFileAnswer>
