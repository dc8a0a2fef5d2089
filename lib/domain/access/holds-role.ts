import type { Role, Viewer } from './viewer.ts'

/** Whether the viewer is a person of one of these roles, an admin, or a token that may do what admins do. */
export const holdsRole = (viewer: Viewer, ...allowed: Role[]): boolean =>
  viewer.kind === 'token'
    ? viewer.scopes.includes('admin')
    : viewer.kind === 'person' && (viewer.role === 'admin' || allowed.includes(viewer.role))

/** Whether the viewer acts for a team as one of its members, or with the team's token. Null: nobody owns it. */
export const isOfTeam = (viewer: Viewer, team: string | null): boolean => {
  if (team === null) return false
  if (viewer.kind === 'token') return viewer.scopes.includes(`report:${team}`)
  return viewer.kind === 'person' && viewer.role === 'team_member' && viewer.team === team
}
