import { sql } from 'drizzle-orm'
import { doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

// Measured by sources, kept as they came: the first of a key stands.

const serviceSampled = {
  serviceId: text('service_id').notNull(),
  cluster: text().notNull(),
  at: instant().notNull(),
  source: text().notNull(),
  reportedName: text('reported_name').notNull(),
  platform: text().notNull(),
  seconds: integer().notNull(),
  usedCoreSeconds: doublePrecision('used_core_seconds'),
  requestedCoreSeconds: doublePrecision('requested_core_seconds'),
  provisionedCoreSeconds: doublePrecision('provisioned_core_seconds'),
  readyInstances: integer('ready_instances'),
  requestsPerSecond: doublePrecision('requests_per_second'),
  /** When it came in under this service; those of before this was kept are known from ever. */
  knownFrom: instant('known_from').notNull().default(sql`'2000-01-01T00:00:00Z'`),
}

export const sample = pgTable('sample', serviceSampled, t => [
  primaryKey({ columns: [t.serviceId, t.cluster, t.at, t.source] }),
  index('sample_at').on(t.at),
])

/** Samples that stand under another service now, or that no event tells any more: what was known of them by an instant. */
export const samplePast = pgTable(
  'sample_past',
  { ...serviceSampled, knownTo: instant('known_to').notNull() },
  t => [
    primaryKey({ columns: [t.serviceId, t.cluster, t.at, t.source, t.knownFrom] }),
    index('sample_past_at').on(t.at),
  ],
)

const clusterSampled = {
  cluster: text().notNull(),
  at: instant().notNull(),
  source: text().notNull(),
  seconds: integer().notNull(),
  allocatableCoreSeconds: doublePrecision('allocatable_core_seconds'),
  usedCoreSeconds: doublePrecision('used_core_seconds'),
  requestedCoreSeconds: doublePrecision('requested_core_seconds'),
  knownFrom: instant('known_from').notNull().default(sql`'2000-01-01T00:00:00Z'`),
}

export const clusterSample = pgTable('cluster_sample', clusterSampled, t => [
  primaryKey({ columns: [t.cluster, t.at, t.source] }),
])

export const clusterSamplePast = pgTable(
  'cluster_sample_past',
  { ...clusterSampled, knownTo: instant('known_to').notNull() },
  t => [primaryKey({ columns: [t.cluster, t.at, t.source, t.knownFrom] })],
)
