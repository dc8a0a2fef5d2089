import type { Viewer } from '#lib/domain/access/viewer.ts'

/** Where each role starts (ui.md 2); a stranger starts at the sign-in page. Changes no number and closes no page. */
export function landingPage(viewer: Viewer): string {
  if (viewer.kind === 'nobody') return '/login'
  if (viewer.kind === 'link') return `/report/${encodeURIComponent(viewer.team)}`
  if (viewer.kind === 'token') return '/overview'
  if (viewer.role === 'team_member' && viewer.team) return `/teams/${encodeURIComponent(viewer.team)}`
  if (viewer.role === 'road_team') return '/visits'
  return viewer.role === 'admin' ? '/sources' : '/overview'
}
