import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { AccessDenied } from './read-error.ts'

/** Files that were taken in and their rows are shown to admins alone. Throws AccessDenied for everybody else. */
export function requireAdminReader(viewer: Viewer): void {
  if (viewer.kind === 'nobody') throw new AccessDenied('nobody', 'Sign in, or send an API token.')
  if (!mayAdminister(viewer)) throw new AccessDenied('forbidden', 'Only admins see imports.')
}
