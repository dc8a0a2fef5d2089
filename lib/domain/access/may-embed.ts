import { holdsRole, isOfTeam } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/**
 * Whether the viewer may make and revoke the card of something with this owner (null: of nobody, or of the company): what it
 * shows is seen by everybody who has its address. Members of a team make the cards of the team.
 */
export const mayEmbed = (viewer: Viewer, owner: string | null): boolean =>
  holdsRole(viewer, 'leader', 'road_team') || (viewer.kind === 'person' && isOfTeam(viewer, owner))
