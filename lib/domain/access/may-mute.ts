import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may leave a service out of a short list of the overview for a while. */
export const mayMute = (viewer: Viewer): boolean => holdsRole(viewer, 'leader', 'road_team')
