import { actRequest } from './acts/act-request.ts'
import { actTable } from './acts/act-table.ts'
import type { DirectRoute } from './direct-route.ts'

/** What people and systems do over the API. */
export const actRoutes: DirectRoute[] = actTable.map(call => ({
  method: call.method,
  path: call.path,
  respond: (request, context) => actRequest(request, context, call),
}))
