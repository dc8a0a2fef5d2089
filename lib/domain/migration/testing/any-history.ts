import fc from 'fast-check'
import { rolloutsOf } from '../../deploy/testing/any-rollouts.ts'
import { instant, rolloutOf } from '../../deploy/testing/rollout-of.ts'
import { evidencesOf } from '../../placement/testing/any-evidence.ts'
import { dayMs } from '../../time/durations.ts'
import type { History } from './history-of.ts'

const busy: fc.Arbitrary<History> = fc.record({ rollouts: rolloutsOf, evidence: evidencesOf })

/** Few events on three clusters with days between them, many on the same instant: leaving, coming back, ties. */
const quiet: fc.Arbitrary<History> = fc
  .array(
    fc.record({
      cluster: fc.constantFrom('helios', 'kubernetes', 'lon'),
      kind: fc.constantFrom(
        'rollout' as const,
        'rollout' as const,
        'undeployed' as const,
        'undeployed' as const,
        'deleted' as const,
      ),
      gapDays: fc.constantFrom(0, 0, 1, 3, 6, 7, 8, 20, 45),
    }),
    { maxLength: 14 },
  )
  .map(acts => {
    let at = instant('2026-01-05')
    const rollouts = acts.map(({ cluster, kind, gapDays }, index) => {
      at += gapDays * dayMs
      const platform = cluster === 'lon' ? 'helios' : cluster
      return rolloutOf({
        id: String(index),
        version: `v${index}`,
        platform,
        cluster,
        kind,
        startedAt: at,
        finishedAt: at,
      })
    })
    return { rollouts, evidence: [] }
  })

/** What may have happened to one service, from 2026-01-05 on: much within 60 days, or little within a year. */
export const anyHistory: fc.Arbitrary<History> = fc.oneof(busy, quiet)
