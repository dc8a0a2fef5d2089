import type { Database } from '#db/client.ts'
import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { authenticateRequest } from '#lib/auth/authenticate-request.ts'
import { mayIngest, mayIngestSomething } from '#lib/domain/access/may-ingest.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { HttpProblem, problemResponse } from '#lib/http/problem.ts'
import { DatabaseSlow, withinWait } from '#lib/ingest/database-slow.ts'
import { ingestQueueOf } from '#lib/ingest/ingest-queue.ts'
import { batchOf, type DeliveryItem } from './delivery-item.ts'
import { type ItemResult, itemResults } from './item-result.ts'

/** What every mount gives a handler. */
export type IngestContext = { db: Database; clientAddress: string }

/** One authenticated request to deliver something. */
export type Delivery = {
  request: Request
  now: number
  /** The source of what names none: the token's name. */
  defaultSource: string
  maySend(source: string): boolean
  /** Commits items and says what became of each, in order. Throws `DatabaseSlow` or the database's error. */
  write(items: readonly DeliveryItem[]): Promise<ItemResult[]>
}

// Together below the 4 seconds within which a sender hears of trouble.
export const authenticationWaitMs = 1_300
const commitWaitMs = 2_400
const retryAfterSeconds = 2

/** A handler's problems and the database's silence as answers; anything else is thrown on. */
export async function answerProblems(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof HttpProblem) return error.toResponse()
    if (error instanceof DatabaseSlow || isDatabaseUnavailable(error)) {
      return problemResponse('database_unavailable', {
        detail: 'Nothing of this request is lost if you send it again with the same ids.',
        retryAfterSeconds,
      })
    }
    throw error
  }
}

export const authenticate = (
  { db, clientAddress }: IngestContext,
  request: Request,
  now: number,
): Promise<Viewer> =>
  withinWait(authenticateRequest(db, request, { now, clientAddress }), authenticationWaitMs)

/** Authenticates, checks that the token may send anything, and answers with what the handler makes of it. */
export function acceptDelivery(
  request: Request,
  context: IngestContext,
  answer: (delivery: Delivery) => Promise<Response>,
): Promise<Response> {
  return answerProblems(async () => {
    const now = Date.now()
    const viewer = await authenticate(context, request, now)
    if (viewer.kind === 'nobody')
      throw new HttpProblem('unauthenticated', { detail: 'Send Authorization: Bearer <token>.' })
    if (!mayIngestSomething(viewer))
      throw new HttpProblem('forbidden', { detail: 'This needs a token with a scope ingest:<source>.' })
    const maySend = (source: string): boolean => mayIngest(viewer, source)
    return answer({
      request,
      now,
      defaultSource: viewer.name,
      maySend,
      write: items => writeItems(context.db, items),
    })
  })
}

/** Commits items through the one queue and says what became of each, in order. */
export async function writeItems(db: Database, items: readonly DeliveryItem[]): Promise<ItemResult[]> {
  return itemResults(items, await ingestQueueOf(db).submit(batchOf(items), commitWaitMs))
}
