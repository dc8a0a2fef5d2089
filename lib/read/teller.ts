import type { Viewer } from '#lib/domain/access/viewer.ts'

/** Reads on behalf of an act that has decided who may do it, whatever else they may read. */
export const teller: Viewer = { kind: 'token', id: 'landfall', name: 'Landfall', scopes: ['read'] }
