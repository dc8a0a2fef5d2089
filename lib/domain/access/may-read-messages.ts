import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer reads what is sent to whom, and sends it again or gives it up: admins. */
export const mayReadMessages = (viewer: Viewer): boolean => mayAdminister(viewer)
