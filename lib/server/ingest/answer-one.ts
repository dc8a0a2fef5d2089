import { jsonResponse } from '#lib/http/json-response.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryItem } from './delivery-item.ts'

const statuses = { accepted: 201, duplicate: 200, ignored: 202 } as const

/**
 * Writes one item and answers for it alone: 201, 200, 202, 403, 409 or 422. `isHook`: a conflict is 200 that says so, because
 * delivery tools tell one thing twice in other words, and switch hooks off that fail.
 */
export async function answerOne(item: DeliveryItem, delivery: Delivery, isHook = false): Promise<Response> {
  if (item.kind === 'rejected' && item.code === 'forbidden_source') throw forbiddenProblem(item)
  const [written] = await delivery.write([item])
  const { result, id, source, reason, issues } = written!
  const key = id === null ? { source } : { source, id }
  if (result === 'rejected') throw new HttpProblem('invalid_event', { issues, members: { result, ...key } })
  if (result === 'conflict') {
    const detail = 'The first one is kept. A changed event needs an id of its own.'
    if (isHook) return jsonResponse({ result, ...key, reason: detail }, 200)
    throw new HttpProblem('conflict', { detail, members: { result, ...key } })
  }
  return jsonResponse({ result, ...key, ...(reason === undefined ? {} : { reason }) }, statuses[result])
}

export function forbiddenProblem(item: Extract<DeliveryItem, { kind: 'rejected' }>): HttpProblem {
  return new HttpProblem('forbidden', {
    detail: `Nothing was written: ${item.issues[0]?.message}.`,
    issues: item.issues,
  })
}
