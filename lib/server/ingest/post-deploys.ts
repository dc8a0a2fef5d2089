import { answerJson } from './answer-json.ts'
import { acceptDelivery, type IngestContext } from './delivery.ts'
import { deployReader } from './read-deploy.ts'

const bounded = (text: string | null): string | null =>
  text === null || text.trim() === '' || text.length > 200 ? null : text

/** `POST /api/v1/deploys`: one deploy, `{"deploys": [...]}` or NDJSON; our shape, or DevLake's as it is. */
export function postDeploys(request: Request, context: IngestContext): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const place = {
    platform: bounded(searchParams.get('platform')),
    cluster: bounded(searchParams.get('cluster')),
  }
  return acceptDelivery(request, context, delivery => answerJson(delivery, 'deploys', deployReader(place)))
}
