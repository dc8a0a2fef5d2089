import { z } from 'zod'
import type { SourceKindsAnswer } from '#lib/read/answers/source-kinds-answer.ts'
import type { Pull } from '#lib/sources/adapter.ts'

type Pulled = NonNullable<SourceKindsAnswer['items'][number]['pull']>
export type SettingField = Pulled['fields'][number]
type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
}

/** Said of every source beside its settings. */
const ofEverySource = new Set(['id', 'kind', 'label', 'freshnessSeconds'])
/** Where most companies have something to say, in the order a form asks; what a kind requires comes with them. */
const essentials = ['cluster', 'url', 'masters', 'token', 'ca', 'environment', 'region']
const longTexts = new Set(['ca'])

/** Settings that name something on the machine that runs Landfall are for those who configure that machine. */
export const isOfTheMachine = (name: string): boolean => /File$/.test(name) || name === 'context'

/** The form of a pull source, made from the schema its adapter checks settings with. */
export function settingsForm({ settings }: Pull): SettingField[] {
  const schema = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as Schema
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]): SettingField[] => {
    if (ofEverySource.has(name) || isOfTheMachine(name)) return []
    const isRequired = required.has(name)
    return [
      {
        name,
        type: typeOf(name, property),
        isRequired,
        isEssential: isRequired || essentials.includes(name),
        choices: (property.enum ?? []).map(String),
      },
    ]
  })
  const rank = ({ name }: SettingField) => essentials.indexOf(name) + 1 || essentials.length + 1
  return fields.sort((a, b) => rank(a) - rank(b))
}

function typeOf(name: string, { type, enum: choices, properties }: Schema): SettingField['type'] {
  if (choices !== undefined) return 'choice'
  if (properties !== undefined && 'sealed' in properties) return 'secret'
  if (longTexts.has(name)) return 'lines'
  if (type === 'string') return 'text'
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  return type === 'array' ? 'list' : 'json'
}
