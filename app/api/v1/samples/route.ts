import { processDatabase } from '#db/process-database.ts'
import { postSamples } from '#lib/server/ingest/post-samples.ts'

export const dynamic = 'force-dynamic'

/** The second mount of the handler our own server answers with; reached only where that server is not in front. */
export const POST = (request: Request): Promise<Response> =>
  postSamples(request, { db: processDatabase(), clientAddress: request.headers.get('x-forwarded-for') ?? '' })
