import styles from './api-docs.module.css'

export type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  description?: string
  additionalProperties?: JsonSchema | boolean
  $ref?: string
}

const namesOf = (schema: JsonSchema): string[] => {
  if (schema.$ref) return [schema.$ref.split('/').at(-1) ?? '']
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value))
  if (schema.const !== undefined) return [JSON.stringify(schema.const)]
  if (schema.anyOf) return [...new Set(schema.anyOf.flatMap(namesOf))]
  if (schema.type === 'array') return [`${schema.items ? namesOf(schema.items).join(' | ') : 'any'}[]`]
  const types = schema.type === undefined ? ['any'] : [schema.type].flat()
  return schema.format ? types.map(type => `${type} (${schema.format})`) : types
}

/** The object inside a schema, behind lists and alternatives with null. */
function objectIn(schema: JsonSchema): JsonSchema | null {
  if (schema.properties) return schema
  if (schema.items) return objectIn(schema.items)
  for (const option of schema.anyOf ?? []) {
    const found = objectIn(option)
    if (found) return found
  }
  return null
}

/** The members of a JSON Schema as a list that opens, without a script. */
export function SchemaTree({ schema }: { schema: JsonSchema }) {
  const object = objectIn(schema)
  if (object === null) return <code className={styles.type}>{namesOf(schema).join(' | ')}</code>
  return (
    <ul className={styles.tree}>
      {Object.entries(object.properties ?? {}).map(([name, member]) => (
        <li key={name}>
          <Member name={name} schema={member} isRequired={object.required?.includes(name) ?? false} />
        </li>
      ))}
    </ul>
  )
}

function Member({ name, schema, isRequired }: { name: string; schema: JsonSchema; isRequired: boolean }) {
  const line = (
    <>
      <code>{name}</code>
      {isRequired ? null : <span className={styles.optional}> optional</span>}{' '}
      <span className={styles.type}>{namesOf(schema).join(' | ')}</span>
    </>
  )
  if (objectIn(schema) === null) return <div className={styles.member}>{line}</div>
  return (
    <details>
      <summary>{line}</summary>
      <SchemaTree schema={schema} />
    </details>
  )
}
