import { date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { AgendaItem } from '#lib/domain/visit/visit.ts'
import { recorded } from './recorded.ts'

/** Somebody of the road team. The newest record of an engineer counts; withdrawn: they travel no more. */
export const roadEngineer = pgTable(
  'road_engineer',
  {
    ...recorded,
    engineer: text().notNull(),
    name: text().notNull(),
    homeOffice: text('home_office').notNull(),
    /** Types of blockers and archetypes they are good at. */
    skills: jsonb().$type<string[]>().notNull(),
    /** Working days of a week they may be away. */
    daysPerWeek: integer('days_per_week').notNull(),
    longestTripDays: integer('longest_trip_days').notNull(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on'),
  },
  t => [index('road_engineer_engineer').on(t.engineer)],
)

/** Days an engineer is not there, both included: `leave`, `training`, `other`. */
export const absence = pgTable(
  'absence',
  {
    ...recorded,
    engineer: text().notNull(),
    kind: text().notNull(),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on').notNull(),
  },
  t => [index('absence_engineer').on(t.engineer)],
)

/** Days on which an office cannot be visited, beside the public holidays of its country; both included. */
export const officeClosure = pgTable('office_closure', {
  ...recorded,
  office: text().notNull(),
  title: text().notNull(),
  fromOn: date('from_on').notNull(),
  toOn: date('to_on').notNull(),
})

/** Days lost on the way there and back, where the usual ones (lib/domain/visit) do not fit. */
export const travelTime = pgTable('travel_time', {
  ...recorded,
  fromOffice: text('from_office').notNull(),
  toOffice: text('to_office').notNull(),
  /** Tenths of a working day. */
  tenthDays: integer('tenth_days').notNull(),
})

/** A visit as booked, changed or cancelled: the row with the highest sequence of a visit counts, calendars follow it. */
export const visit = pgTable(
  'visit',
  {
    ...recorded,
    visit: uuid().notNull(),
    sequence: integer().notNull(),
    migration: text().notNull(),
    office: text().notNull(),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on').notNull(),
    engineers: jsonb().$type<string[]>().notNull(),
    agenda: jsonb().$type<AgendaItem[]>().notNull(),
    /** `help`, `workshop`, `review`. */
    kind: text().notNull(),
    /** `booked`, `cancelled`. */
    status: text().notNull(),
  },
  t => [index('visit_visit').on(t.visit)],
)

/** A team asks for the road team: for an `hour` or a `day`. A visit that meets it answers it. */
export const visitRequest = pgTable(
  'visit_request',
  { ...recorded, team: text().notNull(), migration: text().notNull(), wish: text().notNull(), note: text() },
  t => [index('visit_request_team').on(t.team)],
)

/** A promise made on a visit, closed by evidence. A moved day is a new row that replaces the old one, which stays. */
export const commitment = pgTable(
  'commitment',
  {
    ...recorded,
    visit: uuid().notNull(),
    migration: text().notNull(),
    team: text().notNull(),
    /** `start`, `leave_origin`, `switch_off`, `solve_blocker`. */
    kind: text().notNull(),
    serviceId: text('service_id'),
    blocker: uuid(),
    promise: text().notNull(),
    /** Who promised: a name of the team or of the road team. */
    owner: text().notNull(),
    dueOn: date('due_on').notNull(),
    replaces: uuid(),
  },
  t => [index('commitment_visit').on(t.visit)],
)

/** What was noted about a team on a visit. */
export const visitNote = pgTable(
  'visit_note',
  { ...recorded, visit: uuid().notNull(), team: text().notNull(), note: text().notNull() },
  t => [index('visit_note_visit').on(t.visit)],
)
