import { processDatabase } from '#db/process-database.ts'
import { postHook } from '#lib/server/ingest/post-hook.ts'

export const dynamic = 'force-dynamic'

type Path = { params: Promise<{ source: string }> }

/** The second mount of the handler our own server answers with; reached only where that server is not in front. */
export const POST = async (request: Request, { params }: Path): Promise<Response> =>
  postHook(request, {
    db: processDatabase(),
    clientAddress: request.headers.get('x-forwarded-for') ?? '',
    params: await params,
  })
