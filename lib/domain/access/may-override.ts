import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may show another state than the computed one for a while: admins. */
export const mayOverride = (viewer: Viewer): boolean => mayAdminister(viewer)
