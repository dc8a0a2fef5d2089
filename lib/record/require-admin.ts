import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { ActRefused } from './record-error.ts'

/** Sources, names and dead letters are the admins' business. Throws ActRefused for everybody else. */
export function requireAdmin(viewer: Viewer): asserts viewer is Exclude<Viewer, { kind: 'nobody' }> {
  if (viewer.kind === 'nobody') throw new ActRefused('nobody', 'Sign in, or send an API token.')
  if (!mayAdminister(viewer)) throw new ActRefused('forbidden', 'Only admins may do this.')
}
