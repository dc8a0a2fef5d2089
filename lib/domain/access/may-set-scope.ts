import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may say which services count, and from when the baseline is: admins. */
export const maySetScope = (viewer: Viewer): boolean => mayAdminister(viewer)
