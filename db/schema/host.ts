import { doublePrecision, index, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** What was said of a platform's hosts, one row a change; how they stand is folded from it when read. */
export const hostSight = pgTable(
  'host_sight',
  {
    source: text().notNull(),
    eventId: text('event_id').notNull(),
    ordinal: smallint().notNull(),
    cluster: text().notNull(),
    platform: text().notNull(),
    host: text().notNull(),
    at: instant().notNull(),
    cores: doublePrecision(),
    /** `up`, `down`, `gone`. */
    status: text().notNull(),
    /** Names of what runs there, as the platform says them. */
    tenants: jsonb().$type<string[]>().notNull(),
  },
  t => [
    primaryKey({ columns: [t.source, t.eventId, t.ordinal] }),
    index('host_sight_platform').on(t.platform, t.at),
  ],
)
