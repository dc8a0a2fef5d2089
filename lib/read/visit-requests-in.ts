import { type QueuedRequest, requestQueue } from '#lib/domain/visit/request-queue.ts'
import type { Question } from './ask.ts'
import { visitsIn } from './visits-in.ts'

/** The queue for a visit at the question's instant, of the whole company: places do not change with filters. */
export function visitRequestsIn(question: Question): QueuedRequest[] {
  const { world, migration, at, asOf } = question
  const requests = [...world.records.visitRequests, ...world.withdrawn.visitRequests].filter(
    row =>
      row.migration === migration.id &&
      row.recordedAt <= at &&
      (row.withdrawnAt === null || row.withdrawnAt > at),
  )
  return requestQueue(requests, visitsIn(question), asOf)
}
