import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import type { UrlView } from './url-filters.ts'

export type ListFilter = 'area' | 'office' | 'team' | 'archetype' | 'kind'
export const listFilters: readonly ListFilter[] = ['area', 'office', 'team', 'archetype', 'kind']

/** Ids a filter offers, with the names people know them by. */
export function optionsOf(choices: ChoicesAnswer, key: ListFilter): { id: string; name: string }[] {
  if (key === 'area') return choices.areas
  if (key === 'office') return choices.offices
  if (key === 'team') return choices.teams
  return (key === 'archetype' ? choices.archetypes : choices.kinds).map(id => ({ id, name: id }))
}

/** A view without the ids nobody knows: those are dropped, and one line says so (ui.md 2.1). */
export function withoutUnknown(
  view: UrlView,
  choices: ChoicesAnswer,
): { view: UrlView; unknown: { key: string; id: string }[] } {
  const unknown: { key: string; id: string }[] = []
  const kept = { ...view }
  for (const key of listFilters) {
    const known = new Set(optionsOf(choices, key).map(option => option.id))
    kept[key] = view[key].filter(id => known.has(id))
    unknown.push(...view[key].filter(id => !known.has(id)).map(id => ({ key, id })))
  }
  if (view.migration !== null && view.migration !== choices.migration.id) {
    unknown.push({ key: 'migration', id: view.migration })
    kept.migration = null
  }
  return { view: kept, unknown }
}
