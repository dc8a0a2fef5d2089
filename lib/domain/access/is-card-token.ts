import type { Viewer } from './viewer.ts'

/** Whether the viewer is a token that opens cards and nothing else. */
export const isCardToken = (viewer: Viewer): boolean =>
  viewer.kind === 'token' &&
  viewer.scopes.length > 0 &&
  viewer.scopes.every(scope => scope.startsWith('card:'))
