import { boolean, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ScopeRule, TraitRule } from '#lib/domain/migration/migration.ts'
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
  /** The naming rule that made it, and may take it back; null: the catalogue lists it. */
  ruleId: text('rule_id'),
})

export const serviceAlias = pgTable(
  'service_alias',
  {
    platform: text().notNull(),
    name: text().notNull(),
    serviceId: text('service_id').notNull(),
    /** The naming rule that made it; null: a person or an import said so. */
    ruleId: text('rule_id'),
  },
  t => [primaryKey({ columns: [t.platform, t.name] })],
)

export const ownership = pgTable(
  'ownership',
  { serviceId: text('service_id').notNull(), fromAt: instant('from_at').notNull(), team: text().notNull() },
  t => [primaryKey({ columns: [t.serviceId, t.fromAt] })],
)

/** Ordered rules that place names nobody listed: the first that matches names the service and its team. */
export const nameRule = pgTable('name_rule', {
  id: text().primaryKey(),
  ordinal: integer().notNull(),
  /** What a name must look like: every key given must match, `*` standing for anything. */
  match: jsonb().$type<Record<string, string>>().notNull(),
  /** The service it is: a name, or `{...}` parts of what matched. Null: the reported name. */
  service: text(),
  /** The team of a service made by this rule; null: it makes none and maps only to services that are there. */
  team: text(),
  kind: text(),
})

/** Ordered rules from what a delivery tool calls a place (`account/namespace`, an environment's name) to a cluster. */
export const placeRule = pgTable('place_rule', {
  id: text().primaryKey(),
  ordinal: integer().notNull(),
  /** Source id or `*` pattern; null: any. */
  source: text(),
  /** Pattern on the place as reported. */
  place: text().notNull(),
  cluster: text().notNull(),
  /** Environment text of rollouts that say none; null: the cluster's class decides. */
  environment: text(),
})

/** Ordered rules from environment texts to their class, before the built-in ones. */
export const environmentRule = pgTable('environment_rule', {
  pattern: text().primaryKey(),
  ordinal: integer().notNull(),
  class: text().notNull(),
})

/** What senders said of names the catalogue does not know: what rules match on and people recognise. */
export const reportedName = pgTable(
  'reported_name',
  {
    platform: text().notNull(),
    name: text().notNull(),
    source: text().notNull(),
    traits: jsonb().$type<Record<string, string>>().notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  t => [primaryKey({ columns: [t.platform, t.name, t.source] })],
)

export const migration = pgTable('migration', {
  id: text().primaryKey(),
  name: text().notNull(),
  fromPlatform: text('from_platform').notNull(),
  toPlatform: text('to_platform').notNull(),
  baselineOn: date('baseline_on'),
  scope: jsonb().$type<ScopeRule>().notNull(),
  soakDays: integer('soak_days').notNull(),
  evidence: jsonb().$type<TraitRule[]>().notNull().default([]),
})
