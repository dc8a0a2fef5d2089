import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may write a blocker down: the road team, and whoever acts for a team. */
export const mayRecordBlocker = (viewer: Viewer): boolean =>
  holdsRole(viewer, 'road_team') ||
  (viewer.kind === 'person' && isOfTeam(viewer, viewer.team)) ||
  (viewer.kind === 'token' && viewer.scopes.some(scope => scope.startsWith('report:')))

/** Whether the viewer may say that something holds a service with this owner, or does no more: the road team, a team of its own. */
export const mayHoldService = (viewer: Viewer, team: string | null): boolean =>
  holdsRole(viewer, 'road_team') || isOfTeam(viewer, team)

/** Whether the viewer may promise a day for a blocker, give it to somebody, merge or end it: its owner and the road team. */
export const maySteerBlocker = (viewer: Viewer, ownerTeam: string | null): boolean =>
  holdsRole(viewer, 'road_team') || isOfTeam(viewer, ownerTeam)
