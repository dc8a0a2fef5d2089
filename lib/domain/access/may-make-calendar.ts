import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may make the address of a calendar: every person, for they read all visits; tokens only as admins. */
export const mayMakeCalendar = (viewer: Viewer): boolean =>
  viewer.kind === 'person' || holdsRole(viewer, 'admin')

/** Whether the viewer may see that there is such an address and end it: who made it, the road team, admins. */
export const mayEndCalendar = (viewer: Viewer, createdBy: string): boolean =>
  holdsRole(viewer, 'road_team') || (viewer.kind === 'person' && viewer.name === createdBy)
