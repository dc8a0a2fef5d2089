import { z } from 'zod'
import { instantField, nameField } from '../contract-fields.ts'

/** What every CDEvent has, 0.3 to 0.6-draft. `version` became `specversion` in 0.5. */
export const cdeventSchema = z
  .object({
    context: z.object({
      version: z.string().optional(),
      specversion: z.string().optional(),
      id: nameField(500),
      source: nameField(500),
      type: z
        .string()
        .regex(
          /^dev\.cdevents(?:x\.[A-Za-z0-9]+-|\.)[A-Za-z]+\.[A-Za-z]+\.\d+\.\d+\.\d+(?:-.+)?$/,
          'must be a CDEvents type',
        ),
      timestamp: instantField,
    }),
    subject: z.object({
      id: nameField(),
      content: z.record(z.string(), z.unknown()).nullish(),
    }),
    customData: z.unknown().optional(),
  })
  .refine(event => event.context.version || event.context.specversion, {
    path: ['context', 'specversion'],
    message: 'is required',
  })

/** What we read of `service.*`. */
export const serviceContentSchema = z.object({
  environment: z.object({ id: nameField() }).nullish(),
  artifactId: z.string().min(1).max(2000).nullish(),
})
