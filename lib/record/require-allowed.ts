import type { Viewer } from '#lib/domain/access/viewer.ts'
import { ActRefused } from './record-error.ts'

/** `isAllowed`: what the rule of lib/domain/access says of the viewer. Throws ActRefused for nobody, and where it says no. */
export function requireAllowed(
  viewer: Viewer,
  isAllowed: boolean,
  message: string,
): asserts viewer is Exclude<Viewer, { kind: 'nobody' }> {
  if (viewer.kind === 'nobody') throw new ActRefused('nobody', 'Sign in, or send an API token.')
  if (!isAllowed) throw new ActRefused('forbidden', message)
}
