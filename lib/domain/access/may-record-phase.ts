import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may say in which phase a migration is: admins. */
export const mayRecordPhase = (viewer: Viewer): boolean => mayAdminister(viewer)
