import fc from 'fast-check'
import { instant } from '../../deploy/testing/rollout-of.ts'
import type { Span } from '../../placement/placement.ts'
import { dayMs, hourMs } from '../../time/durations.ts'
import { defaultMigration, type Migration, type ScopeRule } from '../migration.ts'
import type { Timeline } from '../timeline.ts'
import { anyHistory } from './any-history.ts'
import { type Around, historyTimeline } from './history-of.ts'

/** When the generated histories begin. */
export const historyStart = instant('2026-01-05')
const byTeam: Migration = { ...defaultMigration, scope: { teams: ['core'] } }

/** An instant of the first days of a generated history, or the day before it. */
export const instantIn = (days: number): fc.Arbitrary<number> =>
  fc.integer({ min: -24, max: 24 * days }).map(hours => historyStart + hours * hourMs)

const span: fc.Arbitrary<Span> = fc
  .tuple(instantIn(100), instantIn(100))
  .map(([a, b]) => ({ fromAt: Math.min(a, b), toAt: Math.max(a, b) + 1 }))

/** What may be around a history: owners, silences, versions of the scope rule, a life of its own. */
export const anyAround: fc.Arbitrary<Around> = fc.record({
  service: fc.record({
    createdAt: fc.option(instantIn(20)),
    retiredAt: fc.option(instantIn(200).map(at => at + 30 * dayMs)),
  }),
  ownership: fc.array(fc.record({ team: fc.constantFrom('core', 'other'), fromAt: instantIn(150) }), {
    maxLength: 4,
  }),
  silences: fc
    .array(fc.tuple(fc.constantFrom('lon', 'gew1', 'kubernetes'), span), { maxLength: 3 })
    .map(all => new Map(all.map(([cluster, silence]) => [cluster, [silence]]))),
  migration: fc.constantFrom(defaultMigration, byTeam),
  scopeVersions: fc
    .array(
      fc.record({
        fromAt: instantIn(200),
        rule: fc.constantFrom<ScopeRule>(
          {},
          { kinds: ['backend'] },
          { kinds: ['website'] },
          { areas: ['other'] },
        ),
      }),
      { maxLength: 4 },
    )
    .map(versions => versions.sort((a, b) => a.fromAt - b.fromAt)),
})

/** A service with any history, owners, silences and versions of the scope rule. */
export const anyTimeline: fc.Arbitrary<Timeline> = fc
  .tuple(anyHistory, anyAround)
  .map(([told, besides]) => historyTimeline(told, besides))

/** Some such services, each with a name of its own. */
export const anyCompany: fc.Arbitrary<Timeline[]> = fc
  .array(anyTimeline, { maxLength: 6 })
  .map(timelines => timelines.map((timeline, index) => ({ ...timeline, service: `service-${index}` })))
