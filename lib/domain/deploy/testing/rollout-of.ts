import type { Cluster } from '../../placement/cluster.ts'
import { decodeInstant } from '../../time/decode-instant.ts'
import { minuteMs } from '../../time/durations.ts'
import type { Rollout } from '../rollout.ts'

/** An instant for a test: `2026-03-02`, `2026-03-02 09:14` or a full RFC 3339 text. */
export function instant(text: string): number {
  const full = text.includes('T') ? text : `${text.slice(0, 10)}T${text.slice(11) || '00:00'}:00Z`
  const at = decodeInstant(full)
  if (at === null) throw new RangeError(`not an instant: ${text}`)
  return at
}

/** A successful production rollout of a minute on the cluster `helios`, changed as said; `at` is its finish. */
export function rolloutOf({ at, ...given }: Partial<Rollout> & { id: string; at?: number }): Rollout {
  const finishedAt = given.finishedAt === undefined ? (at ?? instant('2026-03-02 09:00')) : given.finishedAt
  const platform = given.platform ?? 'helios'
  return {
    source: 'api',
    platform,
    cluster: platform,
    environment: null,
    startedAt: (finishedAt ?? at ?? 0) - minuteMs,
    outcome: 'succeeded',
    kind: 'rollout',
    isRollback: false,
    version: '1.0.0',
    artefact: null,
    commit: null,
    ...given,
    finishedAt,
  }
}

/** Helios `lon`, Kubernetes `gew1` and `gae2` in production, `stage` and `preview` beside them. */
export const testClusters: ReadonlyMap<string, Cluster> = new Map(
  (
    [
      ['lon', 'helios', 'production'],
      ['ash', 'helios', 'production'],
      ['gew1', 'kubernetes', 'production'],
      ['gae2', 'kubernetes', 'production'],
      ['stage', 'kubernetes', 'staging'],
      ['preview', 'kubernetes', 'temporary'],
    ] as const
  ).map(([id, platform, environment]) => [id, { id, platform, region: null, environment }]),
)
