import type { Viewer } from '#lib/domain/access/viewer.ts'
import { AccessDenied } from './read-error.ts'

/** People of any role read everything shown; a token needs `read` or `admin`. Throws AccessDenied for everybody else. */
export function requireReader(viewer: Viewer): void {
  if (viewer.kind === 'person') return
  if (viewer.kind === 'nobody') throw new AccessDenied('nobody', 'Sign in, or send an API token.')
  if (viewer.kind === 'link')
    throw new AccessDenied('forbidden', 'A report link opens the report of its team, and nothing else.')
  if (viewer.scopes.includes('read') || viewer.scopes.includes('admin')) return
  throw new AccessDenied('forbidden', 'This token is not for reading: it needs the scope read.')
}
