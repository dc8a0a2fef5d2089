import { actRoutes } from './act-routes.ts'
import { answerRoutes } from './answer-routes.ts'
import { calendarRoutes } from './calendar/calendar-routes.ts'
import type { DirectRoute } from './direct-route.ts'
import { importRoutes } from './import-routes.ts'
import { ingestRoutes } from './ingest-routes.ts'

/** Everything our own server answers itself. All methods of one path stand here, or none: the others get 405. */
export const directRoutes: DirectRoute[] = [
  ...ingestRoutes,
  ...importRoutes,
  ...calendarRoutes,
  ...answerRoutes,
  ...actRoutes,
]
