import type { Viewer } from './viewer.ts'

/** Whether the viewer may deliver events of a source. `admin` includes `ingest:*`; a signed-in browser delivers nothing. */
export const mayIngest = (viewer: Viewer, source: string): boolean =>
  viewer.kind === 'token' &&
  (viewer.scopes.includes('admin') ||
    viewer.scopes.includes('ingest:*') ||
    viewer.scopes.includes(`ingest:${source}`))

/** Whether there is any source the viewer may deliver events of. */
export const mayIngestSomething = (viewer: Viewer): boolean =>
  viewer.kind === 'token' && viewer.scopes.some(scope => scope === 'admin' || scope.startsWith('ingest:'))
