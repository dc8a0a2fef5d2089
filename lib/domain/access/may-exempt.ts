import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may approve exemptions: leaders and admins. */
export const mayApproveExemption = (viewer: Viewer): boolean => holdsRole(viewer, 'leader')

/** Whether the viewer may write down or end an exemption of a service with this owner. Somebody else may have to approve it. */
export const mayExempt = (viewer: Viewer, owner: string | null): boolean =>
  holdsRole(viewer, 'leader', 'road_team') || isOfTeam(viewer, owner)
