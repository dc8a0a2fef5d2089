import type { Filters } from '#lib/domain/filter/filters.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'

export type ListFilter = 'area' | 'office' | 'team' | 'archetype' | 'kind'
export const listFilters: readonly ListFilter[] = ['area', 'office', 'team', 'archetype', 'kind']
export type UnknownId = { key: ListFilter | 'migration' | 'phase'; id: string }

/** Ids a filter offers, with the names people know them by. */
export function optionsOf(choices: ChoicesAnswer, key: ListFilter): { id: string; name: string }[] {
  if (key === 'area') return choices.areas
  if (key === 'office') return choices.offices
  if (key === 'team') return choices.teams
  return (key === 'archetype' ? choices.archetypes : choices.kinds).map(id => ({ id, name: id }))
}

/** Filters without the ids nobody knows: those are dropped, and one line says so (ui.md 2.1). */
export function withoutUnknown(
  filters: Filters,
  choices: ChoicesAnswer,
): { filters: Filters; unknown: UnknownId[] } {
  const unknown: UnknownId[] = []
  const kept = { ...filters }
  for (const key of listFilters) {
    const known = new Set(optionsOf(choices, key).map(option => option.id))
    kept[key] = filters[key].filter(id => known.has(id))
    unknown.push(...filters[key].filter(id => !known.has(id)).map(id => ({ key, id })))
  }
  if (filters.migration !== null && !choices.migrations.some(({ id }) => id === filters.migration)) {
    unknown.push({ key: 'migration', id: filters.migration })
    kept.migration = null
  }
  // The choices hold the phases of the first migration.
  const isFirst = (kept.migration ?? choices.migration.id) === choices.migration.id
  if (isFirst && filters.phase != null && !choices.phases.some(({ phase }) => phase === filters.phase)) {
    unknown.push({ key: 'phase', id: filters.phase })
    kept.phase = null
  }
  return { filters: kept, unknown }
}
