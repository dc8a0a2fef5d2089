import { selectImportJob } from '#db/queries/import-jobs.ts'
import { authenticateRequest } from '#lib/auth/authenticate-request.ts'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { bodyChunks } from '#lib/http/body-chunks.ts'
import { jsonResponse } from '#lib/http/json-response.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { importJobAnswer } from '#lib/read/imports.ts'
import { endImport, type ImportEnd } from '#lib/record/import-record.ts'
import type { DirectContext, DirectRoute } from './direct-route.ts'
import { BrokenFile } from './import/compression.ts'
import type { ImportPlan } from './import/import-plan.ts'
import { resumeByte } from './import/read-rows.ts'
import { refusedLines } from './import/refused-rows.ts'
import { runImport } from './import/run-import.ts'
import { ImportInterrupted } from './import/write-rows.ts'
import { answerProblems } from './ingest/delivery.ts'
import { BodyTimeout } from './web-request.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** In this process live deliveries are answered: an import rests as long as it writes. */
const restShare = 1

async function requireJob(request: Request, { db, clientAddress, params }: DirectContext) {
  const viewer = await authenticateRequest(db, request, { now: Date.now(), clientAddress })
  if (viewer.kind === 'nobody')
    throw new HttpProblem('unauthenticated', { detail: 'Sign in, or send an API token.' })
  if (!mayAdminister(viewer)) throw new HttpProblem('forbidden', { detail: 'Only admins take files in.' })
  const id = params.id ?? ''
  const job = uuid.test(id) ? await selectImportJob(db.pool, id) : null
  if (job === null) throw new HttpProblem('not_found', { detail: 'There is no such import.' })
  return { job, viewer, plan: job.settings as unknown as ImportPlan }
}

/** `PUT /api/v1/imports/{id}/content?offset=`: the file from that byte on, read as it arrives; nothing of it is kept on disk. */
const putContent = (request: Request, context: DirectContext): Promise<Response> =>
  answerProblems(async () => {
    const { job, viewer, plan } = await requireJob(request, context)
    const { db, draining } = context
    if (job.state !== 'running')
      throw new HttpProblem('wrong_state', {
        detail: `This import is ${job.state}: begin it again to go on.`,
      })
    const offset = new URL(request.url).searchParams.get('offset') ?? '0'
    if (!/^[0-9]{1,15}$/.test(offset)) throw invalid('offset', 'is a whole number of bytes')
    const expected = resumeByte(plan, job)
    if (offset !== String(expected))
      throw new HttpProblem('wrong_state', {
        detail: `Send the file from byte ${expected}, not from ${offset}.`,
        members: { resumeAtByte: expected },
      })
    let end: ImportEnd | null
    try {
      const outcome = await runImport(db, {
        job,
        plan,
        chunks: bodyChunks(request),
        restShare,
        signal: draining,
      })
      end = { state: outcome.isWhole ? 'done' : 'stopped', error: null }
    } catch (error) {
      end = endOf(error)
    }
    const ended = await endImport(db, viewer.name, job.id, end, Date.now())
    return jsonResponse(importJobAnswer(ended, Date.now()))
  })

const invalid = (path: string, message: string): HttpProblem =>
  new HttpProblem('invalid_filter', { detail: `${path} ${message}.`, issues: [{ path, message }] })

/** A closed page or a lost connection is a stop; only what the file or the database did is a failure. */
function endOf(error: unknown): ImportEnd | null {
  if (error instanceof ImportInterrupted) return null
  if (error instanceof BodyTimeout) return { state: 'stopped', error: 'The sender fell silent.' }
  if (error instanceof BrokenFile) return { state: 'failed', error: error.message }
  const message = error instanceof Error ? error.message : String(error)
  if (/closed the connection|aborted/i.test(message))
    return { state: 'stopped', error: 'The page was closed, or the connection was lost.' }
  return { state: 'failed', error: message }
}

/** `GET /api/v1/imports/{id}/rejects?form=csv`: every refused row, to mend and take in again. */
const respondRejects = (request: Request, context: DirectContext): Promise<Response> =>
  answerProblems(async () => {
    const { job, plan } = await requireJob(request, context)
    const wanted = new URL(request.url).searchParams.get('form') ?? 'ndjson'
    if (wanted !== 'csv' && wanted !== 'ndjson') throw invalid('form', 'is ndjson or csv')
    if (wanted === 'csv' && plan.form !== 'csv') throw invalid('form', 'is ndjson: the file was no table')
    const form = wanted
    const lines = refusedLines(context.db, job, form)
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await lines.return(undefined)
      },
    })
    const name = `refused-${job.id.slice(0, 8)}.${form}`
    return new Response(body, {
      headers: {
        'content-type': form === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    })
  })

/** The content of imports and their refused rows: streams, so neither an act nor an answer. */
export const importRoutes: DirectRoute[] = [
  { method: 'PUT', path: '/api/v1/imports/[id]/content', respond: putContent },
  { method: 'GET', path: '/api/v1/imports/[id]/rejects', respond: respondRejects },
]
