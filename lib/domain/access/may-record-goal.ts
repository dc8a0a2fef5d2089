import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

export type GoalSubject = { type: 'company' } | { type: 'area'; id: string } | { type: 'team'; id: string }

/** Whether the viewer may set or change a goal: leaders and the road team of anybody, a team of itself. */
export const mayRecordGoal = (viewer: Viewer, subject: GoalSubject): boolean =>
  holdsRole(viewer, 'leader', 'road_team') || (subject.type === 'team' && isOfTeam(viewer, subject.id))
