import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may say that something about a service with this owner is wrong. */
export const mayDispute = (viewer: Viewer, owner: string | null): boolean =>
  holdsRole(viewer, 'leader', 'road_team') || isOfTeam(viewer, owner)
