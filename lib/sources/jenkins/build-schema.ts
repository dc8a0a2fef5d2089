import { z } from 'zod'
import { dayMs } from '#lib/domain/time/durations.ts'
import { nameField, optionalText } from '../contract-fields.ts'

/** The notification plugin's body, nulls omitted. `timestamp` is when the phase was reached, `duration` of the build so far. */
export const buildSchema = z.object({
  name: nameField(500),
  url: optionalText(2000),
  build: z.object({
    full_url: optionalText(2000),
    url: optionalText(2000),
    number: z.number().int().nonnegative(),
    timestamp: z.number().int(),
    duration: z
      .number()
      .nonnegative()
      .max(366 * dayMs)
      .nullish()
      .transform(ms => ms ?? 0),
    phase: nameField(),
    status: optionalText(),
    scm: z.object({ url: optionalText(2000), commit: optionalText() }).nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
})

export type JenkinsBuild = z.output<typeof buildSchema>
