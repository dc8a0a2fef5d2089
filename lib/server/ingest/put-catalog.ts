import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { jsonResponse } from '#lib/http/json-response.ts'
import { isJson, mediaType } from '#lib/http/media-type.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { readBody } from '#lib/http/read-body.ts'
import { recordCatalog } from '#lib/record/catalog-record.ts'
import { catalogSchema } from '#lib/record/catalog-schema.ts'
import { issuesOf } from '#lib/sources/contract-fields.ts'
import { answerProblems, authenticate, type IngestContext } from './delivery.ts'
import { readJson } from './read-json.ts'

const isYes = (text: string | null): boolean => text !== null && text !== '0' && text !== 'false'

/** `PUT /api/v1/catalog`: whole or in part; `?dryRun=1` only says what would change. Needs `admin`. */
export function putCatalog(request: Request, context: IngestContext): Promise<Response> {
  return answerProblems(async () => {
    const now = Date.now()
    const viewer = await authenticate(context, request, now)
    if (viewer.kind === 'nobody')
      throw new HttpProblem('unauthenticated', { detail: 'Send Authorization: Bearer <token>.' })
    if (!mayAdminister(viewer))
      throw new HttpProblem('forbidden', { detail: 'Only admins change the catalogue.' })
    const type = mediaType(request.headers.get('content-type'))
    if (type !== null && !isJson(type))
      throw new HttpProblem('unsupported_media_type', { detail: 'Send application/json.' })
    const { value } = readJson(await readBody(request))
    const parsed = catalogSchema.safeParse(value)
    if (!parsed.success) {
      throw new HttpProblem('invalid_catalog', { issues: issuesOf(parsed.error) })
    }
    const isDryRun = isYes(new URL(request.url).searchParams.get('dryRun'))
    const outcome = await recordCatalog(context.db, parsed.data, { isDryRun, actor: viewer.name, now })
    if (!outcome.ok) throw new HttpProblem('invalid_catalog', { issues: outcome.issues })
    const { difference, affectedCount } = outcome
    return jsonResponse({ dryRun: isDryRun, changes: difference, affectedServices: affectedCount })
  })
}
