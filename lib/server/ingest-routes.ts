import type { DirectRoute } from './direct-route.ts'
import { postCatalogFile } from './ingest/post-catalog-file.ts'
import { postDeploys } from './ingest/post-deploys.ts'
import { postEvents } from './ingest/post-events.ts'
import { postHook } from './ingest/post-hook.ts'
import { postSamples } from './ingest/post-samples.ts'
import { putCatalog } from './ingest/put-catalog.ts'

/** Deliveries, answered before Next's router sees them. The same handlers are mounted under `app/api/v1`. */
export const ingestRoutes: DirectRoute[] = [
  { method: 'POST', path: '/api/v1/events', respond: postEvents },
  { method: 'POST', path: '/api/v1/deploys', respond: postDeploys },
  { method: 'POST', path: '/api/v1/hooks/[source]', respond: postHook },
  { method: 'POST', path: '/api/v1/samples', respond: postSamples },
  { method: 'PUT', path: '/api/v1/catalog', respond: putCatalog },
  { method: 'POST', path: '/api/v1/catalog/files', respond: postCatalogFile },
]
