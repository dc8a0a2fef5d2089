import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may write on the charts of everybody: a freeze, an incident, a note. */
export const mayAnnotate = (viewer: Viewer): boolean => holdsRole(viewer, 'leader', 'road_team')
