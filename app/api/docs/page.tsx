import type { Metadata } from 'next'
import styles from '#components/api-docs/api-docs.module.css'
import { type Operation, OperationDocs } from '#components/api-docs/operation-docs.tsx'
import { openapiDocument } from '#lib/server/answers/openapi-document.ts'

export const metadata: Metadata = { title: 'API' }
// The document needs nothing of a request, but its page carries the nonce of one.
export const dynamic = 'force-dynamic'

/** The public API, rendered from the very document machines read. */
export default function ApiDocsPage() {
  const { info, paths } = openapiDocument() as unknown as {
    info: { title: string; description: string }
    paths: Record<string, Record<string, Operation>>
  }
  return (
    <main className={styles.page}>
      <h1>{info.title} API</h1>
      <p className={styles.lead}>
        {info.description} Authorization is <code>Bearer lf_…</code>, or the session of a browser. The same
        for machines: <a href="/api/openapi.json">openapi.json</a>.
      </p>
      {Object.entries(paths).flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => (
          <OperationDocs key={`${method} ${path}`} method={method} path={path} operation={operation} />
        )),
      )}
    </main>
  )
}
