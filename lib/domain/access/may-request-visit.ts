import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may ask for a visit to a team: the road team for any, a team for itself. */
export const mayRequestVisit = (viewer: Viewer, team: string): boolean =>
  holdsRole(viewer, 'road_team') || isOfTeam(viewer, team)
