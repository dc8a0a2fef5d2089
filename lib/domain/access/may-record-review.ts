import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may bookmark a date leadership compares with. */
export const mayRecordReview = (viewer: Viewer): boolean => holdsRole(viewer, 'leader', 'road_team')
