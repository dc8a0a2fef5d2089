import type { Filters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { overrideStanding, overridesAt, type StateOverride } from '#lib/domain/migration/state-override.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { OverridesAnswer, StateOverrideAnswer } from './answers/dispute-answer.ts'
import { ask, type Question } from './ask.ts'
import { type PageQuestion, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'

export type OverridesQuestion = PageQuestion & { service: string[] }
type Item = OverridesAnswer['items'][number]

/** Overrides of the question's part of the company, those that are over too, a page at a time. Throws ReadErrors. */
export async function readOverrides(
  context: ReadContext,
  filters: Filters,
  list: Partial<OverridesQuestion> = {},
): Promise<OverridesAnswer> {
  const question = await ask(context, filters)
  const wish = { service: [], limit: null, cursor: null, ...list }
  return once(question, `overrides ${JSON.stringify(wish)}`, () => answer(question, wish))
}

function answer(question: Question, { service, limit, cursor }: OverridesQuestion): OverridesAnswer {
  const { migration, asOf, now } = question
  const items = overridesIn(question).filter(item => service.length === 0 || service.includes(item.service))
  const order = { name: 'until', isDescending: false }
  const page = pageOf(items, item => [orderOf(item), item.id], order, { limit, cursor })
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    count: items.filter(({ standing }) => standing === 'in_force').length,
    ...page,
  }
}

function overridesIn(question: Question): Item[] {
  const { world, filters, migration, at } = question
  const byId = new Map(selectedServices(world, filters, at).map(entry => [entry.service.id, entry]))
  return [...world.records.stateOverrides, ...world.withdrawn.stateOverrides].flatMap(row => {
    const entry = byId.get(row.serviceId)
    const standing = overrideStanding(row, at)
    if (row.migration !== migration.id || entry === undefined || standing === null) return []
    const team = ownerAt(entry.service, entry.ownership, at)
    const isEnded = standing === 'ended'
    const item: Item = {
      id: row.id,
      service: row.serviceId,
      team,
      area: team === null ? null : (world.teams.get(team)?.area ?? null),
      state: row.state as MigrationState,
      computed: stateAt(timelineIn(question, entry).shown, at),
      standing,
      from: formatInstant(row.fromAt),
      until: formatInstant(row.untilAt),
      reason: row.reason,
      by: row.recordedBy,
      endedAt: isEnded ? formatInstant(row.withdrawnAt!) : null,
      endedBy: isEnded ? row.withdrawnBy : null,
      endedReason: isEnded ? row.withdrawnReason : null,
    }
    return [item]
  })
}

/** In force first, the next to end first; the others behind them, the latest first. */
function orderOf({ standing, until, endedAt }: Item): string {
  if (standing === 'in_force') return `0 ${until}`
  return `1 ${String(Number.MAX_SAFE_INTEGER - Date.parse(endedAt ?? until)).padStart(16, '0')}`
}

/** What is shown beside the computed states at the question's instant, by service. */
export const overridesInForce = ({ world, migration, at }: Question): Map<string, StateOverride> =>
  overridesAt([...world.records.stateOverrides, ...world.withdrawn.stateOverrides], migration.id, at)

export const wireOverride = (override: StateOverride | undefined): StateOverrideAnswer | null =>
  override === undefined
    ? null
    : {
        id: override.id,
        state: override.state,
        until: formatInstant(override.untilAt),
        reason: override.reason,
        by: override.by,
      }
