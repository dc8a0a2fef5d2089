import { date, doublePrecision, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ScopeRule } from '#lib/domain/migration/migration.ts'
import { instant } from './instant.ts'
import { recorded } from './recorded.ts'

// What people say. Append-only: a change is a new row, a row is withdrawn and never altered, so that what was known at any
// instant can be read again.

/** A scope rule in force from the start of a day on; the migration's own rule is the one before the first. */
export const scopeVersion = pgTable(
  'scope_version',
  {
    ...recorded,
    migration: text().notNull(),
    fromOn: date('from_on').notNull(),
    scope: jsonb().$type<ScopeRule>().notNull(),
  },
  t => [index('scope_version_migration').on(t.migration)],
)

/** A named date on which the services in scope are frozen; the newest record counts, the migration's own day is the first. */
export const baseline = pgTable(
  'baseline',
  { ...recorded, migration: text().notNull(), on: date().notNull() },
  t => [index('baseline_migration').on(t.migration)],
)

/** In scope and excused, from the start of a day to the end of another: never counted as done. */
export const exemption = pgTable(
  'exemption',
  {
    ...recorded,
    serviceId: text('service_id').notNull(),
    migration: text().notNull(),
    approver: text().notNull(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
  },
  t => [index('exemption_service').on(t.serviceId)],
)

/** A share of the subject's baseline by a day. A changed goal replaces another, which stays. */
export const goal = pgTable(
  'goal',
  {
    ...recorded,
    migration: text().notNull(),
    /** `company`, `area`, `team`. */
    subjectType: text('subject_type').notNull(),
    /** Empty for the company. */
    subjectId: text('subject_id').notNull(),
    share: doublePrecision().notNull(),
    dueOn: date('due_on').notNull(),
    replaces: uuid(),
  },
  t => [index('goal_subject').on(t.migration, t.subjectType, t.subjectId)],
)

/** `experiment`, `alpha`, `beta`, `general_availability`: from the start of a day to the next phase. */
export const phase = pgTable('phase', {
  ...recorded,
  migration: text().notNull(),
  phase: text().notNull(),
  fromOn: date('from_on').notNull(),
})

/** Something that explains a chart: a freeze, an incident, a note. */
export const annotation = pgTable('annotation', {
  ...recorded,
  /** Null: of all migrations. */
  migration: text(),
  /** `freeze`, `incident`, `note`. */
  kind: text().notNull(),
  title: text().notNull(),
  fromAt: instant('from_at').notNull(),
  toAt: instant('to_at'),
  area: text(),
  team: text(),
  serviceId: text('service_id'),
})

/** A date leadership compares with: the last one is what "since" means. */
export const review = pgTable('review', { ...recorded, name: text().notNull(), on: date().notNull() })

/** A service left out of one of the short lists of the overview, with a reason, until the end of a day. */
export const mute = pgTable('mute', {
  ...recorded,
  list: text().notNull(),
  migration: text().notNull(),
  serviceId: text('service_id').notNull(),
  untilOn: date('until_on').notNull(),
})

/** "This is wrong": a correction somebody owns. */
export const dispute = pgTable(
  'dispute',
  {
    ...recorded,
    serviceId: text('service_id').notNull(),
    migration: text().notNull(),
    /** What is wrong: `state`, `owner`, `deploy`, `scope`, `other`. */
    about: text().notNull(),
    claim: text().notNull(),
    owner: text().notNull(),
    dueOn: date('due_on').notNull(),
    /** Null: open. `corrected`, `declined`. */
    outcome: text(),
    answer: text(),
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by'),
  },
  t => [index('dispute_service').on(t.serviceId)],
)

/** A state shown instead of the computed one, for a while, with its reason; the evidence stays beside it. */
export const stateOverride = pgTable(
  'state_override',
  {
    ...recorded,
    serviceId: text('service_id').notNull(),
    migration: text().notNull(),
    state: text().notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
  },
  t => [index('state_override_service').on(t.serviceId)],
)

/** What is to become of a service that is left: `move`, `retire`, `exempt`. The newest counts. */
export const decision = pgTable(
  'decision',
  {
    ...recorded,
    serviceId: text('service_id').notNull(),
    migration: text().notNull(),
    decision: text().notNull(),
    byOn: date('by_on'),
  },
  t => [index('decision_service').on(t.serviceId)],
)

/** What a core costs a month on a platform, from the start of a day on. */
export const price = pgTable('price', {
  ...recorded,
  platform: text().notNull(),
  fromOn: date('from_on').notNull(),
  perCoreMonth: doublePrecision('per_core_month').notNull(),
  currency: text().notNull(),
})

/** Rows of the catalogue as they were: one for each change, so that a frozen answer does not follow the catalogue of today. */
export const catalogRow = pgTable(
  'catalog_row',
  {
    section: text().notNull(),
    key: text().notNull(),
    row: jsonb().$type<Record<string, unknown>>().notNull(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [primaryKey({ columns: [t.section, t.key, t.knownFrom] })],
)
