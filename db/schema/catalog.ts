import { boolean, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ScopeRule } from '#lib/domain/migration/migration.ts'
import { instant } from './instant.ts'

// Small dimensions: reference tables when facts are distributed.

export const area = pgTable('area', { id: text().primaryKey(), name: text() })

export const office = pgTable('office', {
  id: text().primaryKey(),
  name: text(),
  timeZone: text('time_zone'),
  country: text(),
})

export const team = pgTable('team', {
  id: text().primaryKey(),
  name: text(),
  area: text(),
  office: text(),
})

export const cluster = pgTable('cluster', {
  id: text().primaryKey(),
  platform: text().notNull(),
  region: text(),
  environment: text().notNull(),
})

export const service = pgTable('service', {
  id: text().primaryKey(),
  name: text(),
  team: text(),
  kind: text().notNull(),
  stateless: boolean(),
  archetype: text(),
  createdAt: instant('created_at'),
  retiredAt: instant('retired_at'),
})

export const serviceAlias = pgTable(
  'service_alias',
  { platform: text().notNull(), name: text().notNull(), serviceId: text('service_id').notNull() },
  t => [primaryKey({ columns: [t.platform, t.name] })],
)

export const ownership = pgTable(
  'ownership',
  { serviceId: text('service_id').notNull(), fromAt: instant('from_at').notNull(), team: text().notNull() },
  t => [primaryKey({ columns: [t.serviceId, t.fromAt] })],
)

export const migration = pgTable('migration', {
  id: text().primaryKey(),
  name: text().notNull(),
  fromPlatform: text('from_platform').notNull(),
  toPlatform: text('to_platform').notNull(),
  baselineOn: date('baseline_on'),
  scope: jsonb().$type<ScopeRule>().notNull(),
  soakDays: integer('soak_days').notNull(),
})
