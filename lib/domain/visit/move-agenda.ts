import type { AgendaItem } from './visit.ts'
import { weekdaysBetween } from './working-days.ts'

type Days = { fromOn: string; toOn: string }

/** The agenda of a visit whose days moved: the first day's teams on the new first day, and so on; what no longer fits comes last. */
export function moveAgenda(agenda: readonly AgendaItem[], before: Days, after: Days): AgendaItem[] {
  const old = weekdaysBetween(before.fromOn, before.toOn)
  const next = weekdaysBetween(after.fromOn, after.toOn)
  return agenda.map(item => {
    const index = Math.max(0, old.indexOf(item.on))
    return { ...item, on: next[Math.min(index, next.length - 1)] ?? after.fromOn }
  })
}
