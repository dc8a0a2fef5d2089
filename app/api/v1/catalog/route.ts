import { processDatabase } from '#db/process-database.ts'
import { putCatalog } from '#lib/server/ingest/put-catalog.ts'

export const dynamic = 'force-dynamic'

/** The second mount of the handler our own server answers with; reached only where that server is not in front. */
export const PUT = (request: Request): Promise<Response> =>
  putCatalog(request, { db: processDatabase(), clientAddress: request.headers.get('x-forwarded-for') ?? '' })
