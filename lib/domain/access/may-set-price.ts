import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may say what a core costs: admins. */
export const maySetPrice = (viewer: Viewer): boolean => mayAdminister(viewer)
