import type { EnvironmentSight } from '../environment-sight.ts'

let told = 0

/** A temporary environment of a test was created, changed as said; every sight is of an event of its own. */
export const sightOf = (given: Partial<EnvironmentSight>): EnvironmentSight => ({
  source: 'previews',
  eventId: `e-${++told}`,
  ordinal: 0,
  environment: 'preview/pr-1',
  change: 'created',
  at: 0,
  service: null,
  cluster: null,
  url: null,
  repository: null,
  pullRequest: null,
  expiresAt: null,
  ...given,
})
