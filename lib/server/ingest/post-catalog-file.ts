import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { jsonResponse } from '#lib/http/json-response.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { readBody } from '#lib/http/read-body.ts'
import { importCatalogFile } from '#lib/server/catalog/import-catalog-file.ts'
import { type CatalogTable, catalogTables } from '#lib/sources/catalog-tables/read-catalog-row.ts'
import { answerProblems, authenticate, type IngestContext } from './delivery.ts'

const isYes = (text: string | null): boolean => text !== null && text !== '0' && text !== 'false'

/**
 * `POST /api/v1/catalog/files?name=services.csv`: a YAML, CSV or Backstage file, in UTF-8. `?dryRun=1` only says what would
 * change, `?table=services` which table a CSV is. 200 also with `issues`: then nothing was written. Needs `admin`.
 */
export function postCatalogFile(request: Request, context: IngestContext): Promise<Response> {
  return answerProblems(async () => {
    const now = Date.now()
    const viewer = await authenticate(context, request, now)
    if (viewer.kind === 'nobody')
      throw new HttpProblem('unauthenticated', { detail: 'Sign in, or send Authorization: Bearer <token>.' })
    if (!mayAdminister(viewer))
      throw new HttpProblem('forbidden', { detail: 'Only admins change the catalogue.' })
    const query = new URL(request.url).searchParams
    const table = query.get('table')
    if (table !== null && !catalogTables.includes(table as CatalogTable))
      throw new HttpProblem('invalid_filter', {
        detail: `table: must be one of ${catalogTables.join(', ')}`,
        issues: [{ path: 'table', message: `must be one of ${catalogTables.join(', ')}` }],
      })
    const wish = {
      name: query.get('name') ?? '',
      text: textOf(await readBody(request)),
      table: table as CatalogTable | null,
      isDryRun: isYes(query.get('dryRun')),
      actor: viewer.name,
    }
    return jsonResponse(await importCatalogFile(context.db, wish, now))
  })
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem('invalid_body', { detail: 'The file is not text in UTF-8.' })
  }
}
