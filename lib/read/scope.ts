import type { Filters } from '#lib/domain/filter/filters.ts'
import { isInBaseline } from '#lib/domain/migration/baseline.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ScopeAnswer } from './answers/scope-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { scopeChangesIn } from './scope-changes.ts'
import { teamIds } from './selection.ts'
import { timelineIn } from './timelines.ts'

/** Which services count in a migration and since when, its baselines, and who changed them why. Throws ReadErrors. */
export async function readScope(context: ReadContext, filters: Filters): Promise<ScopeAnswer> {
  const question = await ask(context, filters)
  return once(question, 'scope', () => answer(question))
}

type Recorded = { id: string; reason: string | null; recordedAt: number; recordedBy: string }
type Withdrawn = Recorded & {
  withdrawnAt: number | null
  withdrawnBy: string | null
  withdrawnReason: string | null
}
const recorded = ({ id, reason, recordedAt, recordedBy }: Recorded) => ({
  id,
  reason,
  recordedAt: formatInstant(recordedAt),
  recordedBy,
})
const withdrawn = (row: Withdrawn) => ({
  ...recorded(row),
  withdrawnAt: formatInstant(row.withdrawnAt!),
  withdrawnBy: row.withdrawnBy ?? '',
  withdrawnReason: row.withdrawnReason,
})

function answer(question: Question): ScopeAnswer {
  const { world, migration, rules, at, asOf, now, baselineAt, baselineOn } = question
  const entries = [...world.services.values()]
  const timelines = entries.map(entry => timelineIn(question, entry))
  const own = <Row extends { migration: string }>(rows: readonly Row[]) =>
    rows.filter(row => row.migration === migration.id)
  const last = rules.scopeVersions.at(-1)
  const changes = scopeChangesIn(question, entries, last?.record.fromOn ?? dayOf(now))
  const current = rules.scopeVersions.findLast(({ fromAt }) => fromAt <= at)
  return {
    migration: migration.id,
    name: migration.name,
    from: migration.from,
    to: migration.to,
    soakDays: migration.soakDays,
    asOf,
    knownAt: formatInstant(now),
    scope: migration.scope,
    inScope: timelines.filter(({ scope }) => coversAny(scope, at)).length,
    versions: rules.scopeVersions.map((version, index) => ({
      ...recorded(version.record),
      number: version.number,
      from: version.record.fromOn,
      scope: version.rule,
      servicesIn: changes[index]!.servicesIn,
      servicesOut: changes[index]!.servicesOut,
      inForce: version === current,
    })),
    withdrawnVersions: own(world.withdrawn.scopeVersions).map(row => ({
      ...withdrawn(row),
      from: row.fromOn,
      scope: row.scope,
    })),
    baseline: {
      on: baselineOn,
      count:
        baselineAt === null ? 0 : timelines.filter(timeline => isInBaseline(timeline, baselineAt)).length,
      by: rules.baseline !== null ? 'recorded' : migration.baselineOn !== null ? 'catalog' : 'default',
    },
    baselines: own(world.records.baselines)
      .map(row => ({ ...recorded(row), on: row.on }))
      .reverse(),
    withdrawnBaselines: own(world.withdrawn.baselines).map(row => ({ ...withdrawn(row), on: row.on })),
    choices: choicesOf(question),
  }
}

function choicesOf({ world }: Question): ScopeAnswer['choices'] {
  const { catalog } = world
  const sorted = (values: Iterable<string | null>) =>
    [...new Set(values)].filter(value => value !== null).sort()
  return {
    kinds: sorted(catalog.services.map(({ kind }) => kind)),
    archetypes: sorted(catalog.services.map(({ archetype }) => archetype)),
    areas: sorted([...catalog.areas.map(({ id }) => id), ...catalog.teams.map(({ area }) => area)]),
    teams: sorted(teamIds(world)),
  }
}
