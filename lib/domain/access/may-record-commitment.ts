import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may write down what was promised and noted on a visit, move a promised day and take a promise back: the road team. */
export const mayRecordCommitment = (viewer: Viewer): boolean => holdsRole(viewer, 'road_team')
