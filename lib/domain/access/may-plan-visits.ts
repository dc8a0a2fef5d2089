import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may book visits and keep the road team's people, absences, closures and travel: the road team. */
export const mayPlanVisits = (viewer: Viewer): boolean => holdsRole(viewer, 'road_team')
