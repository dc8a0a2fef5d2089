import styles from './api-docs.module.css'
import { type JsonSchema, SchemaTree } from './schema-tree.tsx'

type Content = Record<string, { schema: JsonSchema }>
export type Operation = {
  summary: string
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: JsonSchema }[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}

const anchorOf = (method: string, path: string) => `${method}-${path.replaceAll(/[^a-z0-9]+/gi, '-')}`

/** One call: what it takes and what it answers. */
export function OperationDocs({
  method,
  path,
  operation,
}: {
  method: string
  path: string
  operation: Operation
}) {
  const id = anchorOf(method, path)
  const parameters = operation.parameters ?? []
  return (
    <section className={styles.operation} aria-labelledby={id}>
      <h2 id={id} className={styles.call}>
        <span className={styles.method}>{method.toUpperCase()}</span> <code>{path}</code>
      </h2>
      <p>{operation.summary}</p>
      {parameters.length > 0 ? (
        <details>
          <summary>Parameters ({parameters.length})</summary>
          <table className={styles.parameters}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">In</th>
                <th scope="col">Takes</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              {parameters.map(parameter => (
                <tr key={`${parameter.in} ${parameter.name}`}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                  </th>
                  <td>{parameter.in}</td>
                  <td>
                    <SchemaTree schema={parameter.schema} />
                  </td>
                  <td>{parameter.description ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
      {Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => (
        <details key={type}>
          <summary>
            Body <code>{type}</code>
          </summary>
          <SchemaTree schema={schema} />
        </details>
      ))}
      <ul className={styles.responses}>
        {Object.entries(operation.responses).map(([status, { description, content }]) => (
          <li key={status}>
            {content ? (
              <details>
                <summary>
                  <b>{status}</b> {description}
                </summary>
                {Object.entries(content).map(([type, { schema }]) => (
                  <div key={type}>
                    <code className={styles.type}>{type}</code>
                    <SchemaTree schema={schema} />
                  </div>
                ))}
              </details>
            ) : (
              <span>
                <b>{status}</b> {description}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
