import { z } from 'zod'
import { plainMatchKeys } from '#lib/domain/naming/name-rules.ts'
import { environmentClasses } from '#lib/domain/placement/cluster.ts'

const mostRules = 500
const text = z
  .string()
  .max(200)
  .refine(value => value.trim() !== '', 'must not be blank')

const ruleId = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, dashes and underscores')

const matchKey = z
  .string()
  .max(200)
  .refine(
    key => (plainMatchKeys as readonly string[]).includes(key) || /^(label|annotation):.+$/.test(key),
    `must be one of ${plainMatchKeys.join(', ')}, label:<key>, annotation:<key>`,
  )

const template = text.refine(
  value => !/[{}]/.test(value.replace(/\{[^{}]+\}/g, '')),
  'has a brace without its partner',
)

const list = <T extends z.ZodType>(item: T, keyOf: (item: z.output<T>) => string) =>
  z.strictObject({
    items: z
      .array(item)
      .max(mostRules)
      .superRefine((items, context) => {
        const seen = new Set<string>()
        for (const [index, rule] of items.entries()) {
          const key = keyOf(rule)
          if (seen.has(key))
            context.addIssue({ code: 'custom', path: [index], message: `${key} comes twice` })
          seen.add(key)
        }
      }),
  })

const nameRule = z.strictObject({
  id: ruleId,
  match: z.record(matchKey, text).refine(match => Object.keys(match).length > 0, 'must ask for something'),
  service: template.nullish().transform(value => value ?? null),
  team: text.nullish().transform(value => value ?? null),
  kind: text.nullish().transform(value => value ?? null),
})

const placeRule = z.strictObject({
  id: ruleId,
  source: text.nullish().transform(value => value ?? null),
  place: text,
  cluster: text,
  environment: text.nullish().transform(value => value ?? null),
})

const environmentRule = z.strictObject({ pattern: text, class: z.enum(environmentClasses) })

/** `PUT /api/v1/rules/names`: the whole list in its order. */
export const nameRulesSchema = list(nameRule, rule => rule.id)
export const placeRulesSchema = list(placeRule, rule => rule.id)
export const environmentRulesSchema = list(environmentRule, rule => rule.pattern.trim().toLowerCase())
