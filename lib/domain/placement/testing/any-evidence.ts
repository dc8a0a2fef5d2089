import fc from 'fast-check'
import { instant, testClusters } from '../../deploy/testing/rollout-of.ts'
import { hourMs } from '../../time/durations.ts'
import { type Evidence, evidenceChanges } from '../evidence.ts'

const start = instant('2026-01-05')

/** Up to 30 samples and sights of one service over 60 days, on whole hours, so that instants meet those of rollouts. */
export const evidencesOf: fc.Arbitrary<Evidence[]> = fc
  .array(
    fc
      .record({
        cluster: fc.constantFrom('lon', 'ash', 'gew1', 'gae2', 'stage', 'helios', 'kubernetes'),
        source: fc.constantFrom('watch', 'samples'),
        hours: fc.integer({ min: 0, max: 24 * 60 }),
        change: fc.constantFrom(...evidenceChanges),
        version: fc.constantFrom(null, 'A', 'B'),
      })
      .map(({ hours, ...rest }) => ({
        ...rest,
        id: '',
        platform: testClusters.get(rest.cluster)?.platform ?? rest.cluster,
        at: start + hours * hourMs,
        origin: 'observed' as const,
      })),
    { maxLength: 30 },
  )
  .map(all => all.map((each, index) => ({ ...each, id: String(index) })))
