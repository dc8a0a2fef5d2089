import type { DirectRoute } from './direct-route.ts'

/** Everything our own server answers itself. Each table belongs to the part that answers. */
export const directRoutes: DirectRoute[] = []
