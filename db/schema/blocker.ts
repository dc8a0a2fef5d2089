import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { recorded } from './recorded.ts'

/** One thing that holds services back, whoever they belong to. What changes about it stands in the tables below. */
export const blocker = pgTable(
  'blocker',
  {
    ...recorded,
    migration: text().notNull(),
    /** `knowledge`, `time`, `review`, `platform_gap`, `dependency`, `other`. */
    type: text().notNull(),
    title: text().notNull(),
    detail: text(),
    /** The team that can solve it; null: nobody yet. */
    ownerTeam: text('owner_team'),
    /** A name to ask; null: the team. */
    ownerName: text('owner_name'),
    sinceOn: date('since_on').notNull(),
    ticketUrl: text('ticket_url'),
  },
  t => [index('blocker_migration').on(t.migration)],
)

/** Another owner from then on. */
export const blockerOwner = pgTable(
  'blocker_owner',
  {
    ...recorded,
    blocker: uuid().notNull(),
    ownerTeam: text('owner_team'),
    ownerName: text('owner_name'),
  },
  t => [index('blocker_owner_blocker').on(t.blocker)],
)

/** Promised for a day, or for none any more: each change is a row, so that the old dates stay. */
export const blockerPromise = pgTable(
  'blocker_promise',
  { ...recorded, blocker: uuid().notNull(), promisedOn: date('promised_on') },
  t => [index('blocker_promise_blocker').on(t.blocker)],
)

/** A service it holds, until this is withdrawn. */
export const blockerHold = pgTable(
  'blocker_hold',
  { ...recorded, blocker: uuid().notNull(), serviceId: text('service_id').notNull() },
  t => [index('blocker_hold_blocker').on(t.blocker), index('blocker_hold_service').on(t.serviceId)],
)

/** The end of it: `solved`, `dropped` (it was none), `merged` into another. Withdrawn: it is open again. */
export const blockerEnd = pgTable(
  'blocker_end',
  { ...recorded, blocker: uuid().notNull(), outcome: text().notNull(), mergedInto: uuid('merged_into') },
  t => [index('blocker_end_blocker').on(t.blocker)],
)
