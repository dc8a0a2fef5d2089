import { index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** What was said of temporary environments, one row an observation; their lives are folded from it when read. */
export const environmentSight = pgTable(
  'environment_sight',
  {
    source: text().notNull(),
    eventId: text('event_id').notNull(),
    ordinal: smallint().notNull(),
    environment: text().notNull(),
    change: text().notNull(),
    at: instant().notNull(),
    /** As reported. */
    service: text(),
    cluster: text(),
    url: text(),
    repository: text(),
    pullRequest: integer('pull_request'),
    expiresAt: instant('expires_at'),
  },
  t => [
    primaryKey({ columns: [t.source, t.eventId, t.ordinal] }),
    index('environment_sight_at').on(t.at),
    index('environment_sight_name').on(t.source, t.environment, t.at),
  ],
)
