import { answerJson } from './answer-json.ts'
import { acceptDelivery, type IngestContext } from './delivery.ts'
import { readSample } from './read-sample.ts'

/** `POST /api/v1/samples`: `{"samples": [...]}`, NDJSON or a single one. */
export function postSamples(request: Request, context: IngestContext): Promise<Response> {
  return acceptDelivery(request, context, delivery => answerJson(delivery, 'samples', readSample))
}
