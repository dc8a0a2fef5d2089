import { type CalendarSubject, calendarScope } from '../visit/calendar-subject.ts'
import type { Viewer } from './viewer.ts'

/** Whether the viewer is a token that opens calendars and nothing else. */
export const isCalendarToken = (viewer: Viewer): boolean =>
  viewer.kind === 'token' &&
  viewer.scopes.length > 0 &&
  viewer.scopes.every(scope => scope.startsWith('calendar:'))

/**
 * Whether a token opens this calendar where its address carries it. Only tokens made for calendars do: calendar services keep
 * the address and show it to others, so it must never carry what opens more.
 */
export const maySeeCalendar = (viewer: Viewer, calendar: CalendarSubject): boolean =>
  viewer.kind === 'token' && isCalendarToken(viewer) && viewer.scopes.includes(calendarScope(calendar))
