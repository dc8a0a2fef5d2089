import type { Viewer } from './viewer.ts'

/** Whether the viewer may change sources, names, rules and the catalogue, and replay what failed. */
export const mayAdminister = (viewer: Viewer): boolean =>
  viewer.kind === 'token'
    ? viewer.scopes.includes('admin')
    : viewer.kind === 'person' && viewer.role === 'admin'
