import { mayAdminister } from './may-administer.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer may take a correction back: who asked for it, and admins. */
export const mayWithdrawDispute = (viewer: Viewer, recordedBy: string): boolean =>
  mayAdminister(viewer) || (viewer.kind !== 'nobody' && viewer.name === recordedBy)
