import { type ReadState, selectReadState } from '#db/queries/select-read-state.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { defaultBaselineOn } from '#lib/domain/migration/baseline.ts'
import { defaultMigration, type Migration } from '#lib/domain/migration/migration.ts'
import { phaseSpansOf } from '#lib/domain/phase/phase.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { instantOfDay } from '#lib/domain/time/instant-of-day.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter } from './read-error.ts'
import { type RecordedRules, recordedRules } from './recorded-rules.ts'
import { requireReader } from './require-reader.ts'
import { requireKnownFilters } from './selection.ts'
import { type Silence, silenceAt } from './world/silence.ts'
import type { World } from './world/world.ts'
import { currentWorld, knownWorld } from './world/world-cache.ts'

/** A question with everything an answer is computed from: who may ask is decided, every filter is known to mean something. */
export type Question = {
  context: ReadContext
  filters: Filters
  world: World
  migration: Migration
  /** What people recorded about this migration: versions of its scope rule, its baselines, its exemptions. */
  rules: RecordedRules
  silence: Silence
  /** Changes with every sample taken in. */
  samplesVersion: number
  /** Null: as known now. */
  knownAt: number | null
  /** Now, or the instant of `knownAt` if that is earlier: a frozen link answers as it did then. */
  now: number
  /** `YYYY-MM-DD` the question is asked as of. */
  asOf: string
  /** The instant of `asOf`. */
  at: number
  baselineOn: string | null
  baselineAt: number | null
}

/**
 * Decides whether the viewer may ask (`decide`: readers, unless said otherwise), finds the world as known then, and checks the
 * filters against it. Throws ReadErrors.
 */
export async function ask(
  context: ReadContext,
  filters: Filters,
  decide: (viewer: Viewer) => void = requireReader,
): Promise<Question> {
  decide(context.viewer)
  const state = await selectReadState(context.db.pool)
  return questionOf(context, filters, state)
}

async function questionOf(context: ReadContext, given: Filters, state: ReadState): Promise<Question> {
  if (given.from !== null && given.to !== null && given.to < given.from)
    throw new InvalidFilter('to', `The range ends (${given.to}) before it begins (${given.from}).`)
  const { db } = context
  const isPast = given.knownAt !== null && given.knownAt < context.now
  const knownAt = isPast ? given.knownAt : null
  const now = knownAt ?? context.now
  const world = knownAt === null ? await currentWorld(db, state) : await knownWorld(db, state, knownAt)
  requireKnownFilters(world, given)
  const migration = requireMigration(world, given.migration)
  const filters = withPhase(world, migration, given, dayOf(now))
  const silence = await silenceAt(db, state, world, now, knownAt)
  const asOf = filters.asOf ?? dayOf(now)
  const rules = recordedRules(world, migration)
  const baselineOn = baselineOnOf({ world, migration }, rules)
  return {
    context,
    filters,
    world,
    migration,
    rules,
    silence,
    samplesVersion: state.samplesVersion,
    knownAt,
    now,
    asOf,
    at: instantOfDay(asOf, now),
    baselineOn,
    baselineAt: baselineOn === null ? null : instantOfDay(baselineOn, now),
  }
}

/** The day of the baseline: as recorded last, else the catalogue's, else 28 days after the first evidence; null without any. */
export function baselineOnOf(
  { world: { firstEvidenceAt }, migration }: Pick<Question, 'world' | 'migration'>,
  { baseline }: RecordedRules,
): string | null {
  if (baseline !== null) return baseline.on
  if (migration.baselineOn !== null) return migration.baselineOn
  return firstEvidenceAt === null ? null : defaultBaselineOn(firstEvidenceAt)
}

/** The days of a phase in place of a range and a day: a phase that goes on ends today, days given apart count before it. */
function withPhase(world: World, migration: Migration, filters: Filters, today: string): Filters {
  const { phase, ...rest } = filters
  if (phase == null) return filters
  const span = phaseSpansOf(world.records.phases, migration.id).findLast(
    ({ record }) => record.phase === phase,
  )
  if (span === undefined) throw new InvalidFilter('phase', `The migration has no phase ${phase}.`)
  if (span.from > today) throw new InvalidFilter('phase', `The phase ${phase} begins on ${span.from} only.`)
  const end = span.to === null || span.to > today ? today : span.to
  return { ...rest, phase: null, from: rest.from ?? span.from, to: rest.to ?? end, asOf: rest.asOf ?? end }
}

/** The migration asked for; without a name the default one, or the first there is. */
function requireMigration(world: World, id: string | null): Migration {
  const { migrations } = world.catalog
  const wanted = id ?? defaultMigration.id
  const migration = migrations.find(known => known.id === wanted) ?? (id === null ? migrations[0] : undefined)
  if (migration === undefined) throw new InvalidFilter('migration', `There is no migration ${wanted}.`)
  return migration
}
