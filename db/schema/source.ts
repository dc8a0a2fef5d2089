import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from './instant.ts'

/** A configured or seen feed of events. Push sources appear with their first delivery. */
export const source = pgTable('source', {
  id: text().primaryKey(),
  /** Adapter: helios, kubernetes, or `push`. */
  kind: text().notNull(),
  label: text(),
  platform: text(),
  /** Clusters it feeds; empty for a push source: those its events name. */
  clusters: text().array().notNull(),
  /** Null: silence of this source makes nothing unknown. */
  freshnessSeconds: integer('freshness_seconds'),
  isPaused: boolean('is_paused').notNull(),
  /** Of a source connected on the sources page: its adapter's settings, secrets by reference. Null: it is configured in a file, or was only seen. */
  settings: jsonb().$type<Record<string, unknown>>(),
  createdBy: text('created_by'),
  /** Who says what it is: `file` (landfall.yaml), `page` (the sources page). Null: it was only seen. */
  configuredIn: text('configured_in'),
  /** Set by "resync": the collector forgets its cursor and lists everything anew, then clears it. */
  resyncAskedAt: instant('resync_asked_at'),
  /** Set when what its events mean has changed (places, settings): they are read again, then it is cleared. */
  replayAskedAt: instant('replay_asked_at'),
  firstEventAt: instant('first_event_at'),
  lastEventAt: instant('last_event_at'),
  createdAt: instant('created_at').notNull(),
})

/** Spans in which a source with a freshness limit was heard without a longer pause. Between them: gaps. */
export const sourceCoverage = pgTable(
  'source_coverage',
  { source: text().notNull(), fromAt: instant('from_at').notNull(), toAt: instant('to_at').notNull() },
  t => [primaryKey({ columns: [t.source, t.fromAt] })],
)

/** What a collector knows: written with its events and cursor in one transaction, guarded by the lease's epoch. */
export const collectorState = pgTable('collector_state', {
  source: text().primaryKey(),
  epoch: bigint({ mode: 'number' }).notNull(),
  state: jsonb().$type<unknown>().notNull(),
  lastSuccessAt: instant('last_success_at'),
  lastFullListAt: instant('last_full_list_at'),
  lastError: text('last_error'),
  lastErrorAt: instant('last_error_at'),
  /** When the trouble began that `last_error` tells of; null while there is none. */
  errorSince: instant('error_since'),
  updatedAt: instant('updated_at').notNull(),
})

/** Pieces of a large state, each written only when it changed; `collector_state.state` holds the rest. */
export const collectorPart = pgTable(
  'collector_part',
  { source: text().notNull(), key: text().notNull(), value: jsonb().$type<unknown>().notNull() },
  t => [primaryKey({ columns: [t.source, t.key] })],
)

/** Secrets of a source, sealed with the instance's key: two may be active, so that a sender can be moved over. */
export const sourceSecret = pgTable(
  'source_secret',
  {
    source: text().notNull(),
    id: text().notNull(),
    /** `signature`: deliveries are verified with it. `credential`: a pull source's token. */
    purpose: text().notNull(),
    sealed: bytes().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
  },
  t => [primaryKey({ columns: [t.source, t.id] })],
)

export const lease = pgTable('lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  epoch: bigint({ mode: 'number' }).notNull(),
  expiresAt: instant('expires_at').notNull(),
})
