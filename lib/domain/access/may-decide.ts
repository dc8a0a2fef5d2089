import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may decide what becomes of a service with this owner: move, retire, exempt. */
export const mayDecide = (viewer: Viewer, owner: string | null): boolean =>
  holdsRole(viewer, 'leader', 'road_team') || isOfTeam(viewer, owner)
