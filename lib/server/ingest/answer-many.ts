import { jsonResponse } from '#lib/http/json-response.ts'
import { forbiddenProblem } from './answer-one.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryItem } from './delivery-item.ts'
import { countItem, noResults } from './item-result.ts'

/** Writes many items in one transaction and answers for each, in request order. One foreign source refuses all of them. */
export async function answerMany(items: readonly DeliveryItem[], delivery: Delivery): Promise<Response> {
  for (const item of items)
    if (item.kind === 'rejected' && item.code === 'forbidden_source') throw forbiddenProblem(item)
  const results = await delivery.write(items)
  const counts = noResults()
  for (const result of results) countItem(counts, result)
  return jsonResponse({
    ...counts,
    items: results.map(({ source: _, ...result }, index) => ({ index, ...result })),
  })
}
