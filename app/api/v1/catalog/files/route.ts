import { processDatabase } from '#db/process-database.ts'
import { postCatalogFile } from '#lib/server/ingest/post-catalog-file.ts'

export const dynamic = 'force-dynamic'

/** The second mount of the handler our own server answers with; reached only where that server is not in front. */
export const POST = (request: Request): Promise<Response> =>
  postCatalogFile(request, {
    db: processDatabase(),
    clientAddress: request.headers.get('x-forwarded-for') ?? '',
  })
