import fc from 'fast-check'
import { hourMs } from '../../time/durations.ts'
import { type Rollout, rolloutKinds, rolloutOutcomes } from '../rollout.ts'
import { instant, testClusters } from './rollout-of.ts'

const start = instant('2026-01-05')
const clusters = ['lon', 'ash', 'gew1', 'gae2', 'stage', 'preview', 'helios', 'kubernetes']

const rollout: fc.Arbitrary<Rollout> = fc
  .record({
    cluster: fc.constantFrom(...clusters),
    source: fc.constantFrom('api', 'other'),
    hours: fc.integer({ min: 0, max: 24 * 60 }),
    durationHours: fc.integer({ min: 0, max: 3 }),
    hasStart: fc.boolean(),
    environment: fc.constantFrom(null, null, null, 'prod', 'qa', 'pr-1'),
    outcome: fc.oneof(
      { weight: 8, arbitrary: fc.constant('succeeded' as const) },
      { weight: 2, arbitrary: fc.constantFrom(...rolloutOutcomes) },
    ),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('rollout' as const) },
      { weight: 4, arbitrary: fc.constantFrom(...rolloutKinds) },
    ),
    isRollback: fc.constantFrom(false, false, false, true),
    version: fc.constantFrom('A', 'B', 'C', null),
  })
  .map(({ hours, durationHours, hasStart, ...rest }) => {
    const startedAt = start + hours * hourMs
    return {
      ...rest,
      id: '',
      platform: testClusters.get(rest.cluster)?.platform ?? rest.cluster,
      startedAt: hasStart || rest.outcome === 'unfinished' ? startedAt : null,
      finishedAt: rest.outcome === 'unfinished' ? null : startedAt + durationHours * hourMs,
      artefact: null,
      commit: null,
    }
  })

/** Up to 40 rollouts of one service over 60 days, on both platforms, in any environment, each with an id of its own. */
export const rolloutsOf: fc.Arbitrary<Rollout[]> = fc
  .array(rollout, { maxLength: 40 })
  .map(rollouts => rollouts.map((each, index) => ({ ...each, id: String(index) })))

/** The same facts in another order, some of them twice. */
export const shuffled = <T>(facts: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...facts], { minLength: facts.length, maxLength: facts.length }),
      fc.subarray([...facts]),
    )
    .map(([all, again]) => [...all, ...again])
