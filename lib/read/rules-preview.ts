import { noFilters } from '#lib/domain/filter/filters.ts'
import { isInBaseline } from '#lib/domain/migration/baseline.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { progressOf } from '#lib/domain/migration/progress.ts'
import { type ScopeRecord, scopeVersionsOf } from '#lib/domain/migration/scope-record.ts'
import type { Timeline } from '#lib/domain/migration/timeline.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { dayOf, startOfDay } from '#lib/domain/time/day.ts'
import { instantOfDay } from '#lib/domain/time/instant-of-day.ts'
import type { RulesPreview } from './answers/scope-answer.ts'
import { ask, baselineOnOf, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import type { RecordedRules } from './recorded-rules.ts'
import { computeTimeline } from './timelines.ts'

/** A change of one migration's rules that is only tried out. `version`: instead of, or besides, the recorded ones. */
export type RulesChange =
  | { kind: 'scope'; from: string; scope: ScopeRecord['scope'] }
  | { kind: 'scope withdrawn'; id: string }
  | { kind: 'baseline'; on: string }
  | { kind: 'baseline withdrawn'; id: string }

const mostNamed = 1_000

/** What a change would do, without doing it. Throws ReadErrors. */
export async function previewRules(
  context: ReadContext,
  migration: string | null,
  change: RulesChange,
): Promise<RulesPreview> {
  const question = await ask(context, { ...noFilters, migration })
  const rules = changedRules(question, change)
  const baselineOn = baselineOnOf(question, rules)
  const tried: Question = {
    ...question,
    rules,
    baselineOn,
    baselineAt: baselineOn === null ? null : instantOfDay(baselineOn, question.now),
  }
  const entries = [...question.world.services.values()]
  const before = entries.map(entry => computeTimeline(question, entry))
  const after = entries.map(entry => computeTimeline(tried, entry))
  const at = instantOfChange(question, change)
  const counts = (asked: Question, timelines: readonly Timeline[], index: number): boolean => {
    const timeline = timelines[index]!
    if (change.kind === 'scope' || change.kind === 'scope withdrawn') return coversAny(timeline.scope, at)
    return asked.baselineAt !== null && isInBaseline(timeline, asked.baselineAt)
  }
  const named = (isIn: (index: number) => boolean) => {
    const found = entries.filter((_, index) => isIn(index))
    const services = found.map(({ service, ownership }) => ({
      id: service.id,
      team: ownerAt(service, ownership, at),
    }))
    services.sort((a, b) => (a.id < b.id ? -1 : 1))
    return { count: found.length, services: services.slice(0, mostNamed) }
  }
  return {
    on: dayOf(at),
    entering: named(index => counts(tried, after, index) && !counts(question, before, index)),
    leaving: named(index => counts(question, before, index) && !counts(tried, after, index)),
    before: headlineOf(question, before),
    after: headlineOf(tried, after),
  }
}

function changedRules({ world, migration, rules }: Question, change: RulesChange): RecordedRules {
  const { records } = world
  switch (change.kind) {
    case 'scope': {
      const tried = {
        ...blank,
        migration: migration.id,
        fromOn: change.from,
        scope: change.scope,
      }
      return {
        ...rules,
        scopeVersions: scopeVersionsOf([...records.scopeVersions, tried], migration.id),
      }
    }
    case 'scope withdrawn': {
      const kept = records.scopeVersions.filter(({ id }) => id !== change.id)
      return { ...rules, scopeVersions: scopeVersionsOf(kept, migration.id) }
    }
    case 'baseline':
      return { ...rules, baseline: { ...blank, migration: migration.id, on: change.on } }
    case 'baseline withdrawn': {
      const kept = records.baselines.filter(({ id }) => id !== change.id)
      return { ...rules, baseline: kept.findLast(row => row.migration === migration.id) ?? null }
    }
  }
}

/** A record nobody made yet: newer than all others. */
const blank = {
  id: '',
  recordedAt: Number.POSITIVE_INFINITY,
  recordedBy: '',
  reason: null,
  withdrawnAt: null,
  withdrawnBy: null,
  withdrawnReason: null,
}

/** When the difference is looked at: now, or the first instant of a rule that begins later. */
function instantOfChange({ now, world }: Question, change: RulesChange): number {
  if (change.kind === 'scope') return Math.max(now, startOfDay(change.from))
  if (change.kind === 'baseline' || change.kind === 'baseline withdrawn') return now
  const record = world.records.scopeVersions.find(({ id }) => id === change.id)
  return Math.max(now, record === undefined ? now : startOfDay(record.fromOn))
}

function headlineOf(question: Question, timelines: readonly Timeline[]): RulesPreview['before'] {
  const { at, now, baselineAt, baselineOn } = question
  const { baseline, live } = progressOf(timelines, [], {
    at,
    baselineAt,
    flowsFrom: at,
    flowsTo: at,
    seriesFrom: dayOf(now),
    seriesTo: dayOf(now),
    addedFrom: null,
    now,
  })
  const { count, retired, migrated, share } = baseline
  return { baseline: { on: baselineOn, count, retired, migrated, share }, live }
}
