import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer came by the signed link of this team's report in this migration. */
export const isLinkOf = (viewer: Viewer, team: string, migration: string): boolean =>
  viewer.kind === 'link' && viewer.team === team && viewer.migration === migration

/** Whether the viewer may report for a team: its members, its token, its signed link, admins. Nobody speaks for another team. */
export const mayReport = (viewer: Viewer, team: string, migration: string): boolean =>
  holdsRole(viewer) || isOfTeam(viewer, team) || isLinkOf(viewer, team, migration)

/** Whether the viewer sees what is still between a team and its own words; everybody else does two working days later. */
export const maySeePrivately = (viewer: Viewer, team: string, migration: string): boolean =>
  mayReport(viewer, team, migration)

/** Whether the viewer may make and revoke signed links of a team's report form: the road team, the team itself, admins. */
export const mayMakeReportLink = (viewer: Viewer, team: string): boolean =>
  holdsRole(viewer, 'road_team') || isOfTeam(viewer, team)

/** Whether the viewer may take a report back: who sent it, while it is the team's alone, and admins. */
export const mayWithdrawReport = (
  viewer: Viewer,
  report: { team: string; migration: string; recordedBy: string },
): boolean =>
  holdsRole(viewer) ||
  (viewer.kind !== 'nobody' &&
    viewer.name === report.recordedBy &&
    mayReport(viewer, report.team, report.migration))
