import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may answer a correction: admins, and the person who is named as its owner. */
export const mayAnswerDispute = (viewer: Viewer, owner: string): boolean =>
  mayAdminister(viewer) || (viewer.kind === 'person' && viewer.name === owner)
