import { z } from 'zod'
import { decodeDay } from '#lib/domain/time/day.ts'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'

const text = (maximum = 200) =>
  z
    .string()
    .max(maximum)
    .refine(value => value.trim() !== '', 'must not be blank')

/** `?` begins the ids of names the catalogue does not know. */
const id = text().refine(value => !value.startsWith('?'), 'must not begin with ?')
const optional = text(500).nullish()

const instant = z
  .string()
  .max(64)
  .transform((value, context) => {
    const at = decodeInstant(value)
    if (at !== null) return at
    context.addIssue({
      code: 'custom',
      message: 'must be an RFC 3339 date-time such as 2018-05-01T00:00:00Z',
    })
    return z.NEVER
  })

const day = z.string().refine(value => decodeDay(value) !== null, 'must be a day such as 2018-05-01')

const timeZone = text(100).refine(value => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== null
  } catch {
    return false
  }
}, 'must be a time zone such as Europe/Stockholm')

const scope = z.object({
  kinds: z.array(text()).optional(),
  stateless: z.boolean().optional(),
  environments: z.array(text()).optional(),
  archetypes: z.array(text()).optional(),
  areas: z.array(text()).optional(),
  teams: z.array(text()).optional(),
})

/** What deploys say of themselves that puts them on a platform of the migration. */
const evidence = z.array(z.object({ trait: text(), value: text(), platform: text() })).max(100)

const list = <T extends z.ZodType>(item: T) => z.array(item).max(200_000).default([])

/** The catalogue as `PUT /api/v1/catalog` takes it, whole or in part. What is left out stays as it is. */
export const catalogSchema = z.strictObject({
  areas: list(z.object({ id, name: optional })),
  offices: list(z.object({ id, name: optional, timeZone: timeZone.nullish(), country: text(100).nullish() })),
  teams: list(z.object({ id, name: optional, area: optional, office: optional })),
  clusters: list(
    z.object({ id, platform: text().optional(), region: optional, environment: text().optional() }),
  ),
  services: list(
    z.object({
      id,
      name: optional,
      team: optional,
      kind: text(100).nullish(),
      stateless: z.boolean().nullish(),
      archetype: optional,
      createdAt: instant.nullish(),
      retiredAt: instant.nullish(),
      aliases: z
        .array(z.object({ platform: text(), name: text() }))
        .max(1_000)
        .optional(),
    }),
  ),
  ownership: list(z.object({ service: text(), team: text(), from: day })),
  migrations: list(
    z.object({
      id,
      name: optional,
      from: text().optional(),
      to: text().optional(),
      baselineOn: day.nullish(),
      scope: scope.optional(),
      soakDays: z.int().min(0).max(365).optional(),
      evidence: evidence.optional(),
    }),
  ),
})

export type CatalogInput = z.output<typeof catalogSchema>
