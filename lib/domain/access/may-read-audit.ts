import { holdsRole } from './holds-role.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer reads who did what: admins, auditors and leaders. */
export const mayReadAudit = (viewer: Viewer): boolean => holdsRole(viewer, 'auditor', 'leader')
