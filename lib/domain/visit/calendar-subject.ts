export const calendarKinds = ['engineer', 'office', 'all'] as const
export type CalendarKind = (typeof calendarKinds)[number]

/** Whose visits a calendar shows: of one engineer, to one office, or all of them (`id` empty). */
export type CalendarSubject = { kind: CalendarKind; id: string }

/** What a token needs to open that calendar and nothing else. */
export const calendarScope = ({ kind, id }: CalendarSubject): string =>
  kind === 'all' ? 'calendar:all' : `calendar:${kind}:${id}`

/** The calendar a scope names; null for a scope of another sort. */
export function calendarOfScope(scope: string): CalendarSubject | null {
  if (scope === 'calendar:all') return { kind: 'all', id: '' }
  const [, kind, id] = /^calendar:(engineer|office):(.+)$/s.exec(scope) ?? []
  return kind === undefined || id === undefined ? null : { kind: kind as CalendarKind, id }
}
