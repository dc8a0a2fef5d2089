import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { EventRef } from '#lib/domain/deploy/rollout.ts'
import type { Span } from '#lib/domain/placement/placement.ts'
import { instant } from './instant.ts'

// Facts per service: `service_id` comes first in every key and join, ids are made by the app, no triggers.
// A name the catalogue does not know has the service id `?<platform>/<name>` until it is mapped.

/** What one event says of one rollout. A later event of the same rollout replaces the row when its phase ranks higher. */
export const rollout = pgTable(
  'rollout',
  {
    serviceId: text('service_id').notNull(),
    source: text().notNull(),
    rolloutId: text('rollout_id').notNull(),
    /** The event it was last read from. */
    eventId: text('event_id').notNull(),
    /** The name as reported, for mapping it again when the catalogue changes. */
    reportedName: text('reported_name').notNull(),
    platform: text().notNull(),
    cluster: text().notNull(),
    environment: text(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    outcome: text().notNull(),
    kind: text().notNull(),
    isRollback: boolean('is_rollback').notNull(),
    version: text(),
    artefact: text(),
    commit: text(),
    change: text(),
    actor: text(),
    approvedBy: text('approved_by'),
    reportedTeam: text('reported_team'),
    /** Higher wins: 0 started, 1 failing or aborted, 2 finished. Equal keeps the first. */
    phase: smallint().notNull(),
    /** What was said of it under the keys some migration asks for; null: nothing. */
    traits: jsonb().$type<Record<string, string>>(),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.source, t.rolloutId] }),
    index('rollout_reported').on(t.platform, t.reportedName),
  ],
)

/** What collectors saw: placed, ready, unready, undeployed, deleted. */
export const evidence = pgTable(
  'evidence',
  {
    serviceId: text('service_id').notNull(),
    source: text().notNull(),
    eventId: text('event_id').notNull(),
    ordinal: smallint().notNull(),
    reportedName: text('reported_name').notNull(),
    platform: text().notNull(),
    cluster: text().notNull(),
    at: instant().notNull(),
    change: text().notNull(),
    version: text(),
    traits: jsonb().$type<Record<string, string>>(),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.source, t.eventId, t.ordinal] }),
    index('evidence_at').on(t.at),
  ],
)

// Derived, bitemporal: rows are superseded (`known_to`), never changed.

export const deploy = pgTable(
  'deploy',
  {
    serviceId: text('service_id').notNull(),
    id: uuid().notNull(),
    platform: text().notNull(),
    at: instant().notNull(),
    artefactKey: text('artefact_key').notNull(),
    artefact: text(),
    version: text(),
    rolloutCount: integer('rollout_count').notNull(),
    isCountedInRates: boolean('is_counted_in_rates').notNull(),
    source: text().notNull(),
    rolloutId: text('rollout_id').notNull(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.id] }),
    index('deploy_current').on(t.serviceId, t.at).where(sql`known_to is null`),
  ],
)

export const placement = pgTable(
  'placement',
  {
    serviceId: text('service_id').notNull(),
    id: uuid().notNull(),
    platform: text().notNull(),
    cluster: text().notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    deletedAt: instant('deleted_at'),
    version: text(),
    presence: jsonb().$type<Span[]>().notNull(),
    openedBy: jsonb('opened_by').$type<EventRef>().notNull(),
    closedBy: jsonb('closed_by').$type<EventRef>(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.id] }),
    index('placement_current').on(t.serviceId).where(sql`known_to is null`),
  ],
)

export const stateSpan = pgTable(
  'state_span',
  {
    serviceId: text('service_id').notNull(),
    id: uuid().notNull(),
    migration: text().notNull(),
    state: text().notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    evidence: jsonb().$type<EventRef[]>().notNull(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.id] }),
    index('state_span_current').on(t.serviceId).where(sql`known_to is null`),
  ],
)

/** Deploys that count in rates, per ISO week of their time; weeks without any have no row. */
export const serviceWeek = pgTable(
  'service_week',
  {
    serviceId: text('service_id').notNull(),
    /** Monday of the ISO week. */
    weekOn: date('week_on').notNull(),
    platform: text().notNull(),
    deploys: integer().notNull(),
    /** Bit n set: a deploy on UTC day Monday + n. */
    deployDays: smallint('deploy_days').notNull(),
  },
  t => [primaryKey({ columns: [t.serviceId, t.weekOn, t.platform] }), index('service_week_on').on(t.weekOn)],
)

/** The parity ledger: rollouts = deploys + the ten reasons, per service, source, platform and week. Bitemporal like the facts it counts. */
export const ledgerWeek = pgTable(
  'ledger_week',
  {
    serviceId: text('service_id').notNull(),
    source: text().notNull(),
    platform: text().notNull(),
    weekOn: date('week_on').notNull(),
    rollouts: integer().notNull(),
    deploys: integer().notNull(),
    hostsChanged: integer('hosts_changed').notNull(),
    sameArtefact: integer('same_artefact').notNull(),
    restart: integer().notNull(),
    scaling: integer().notNull(),
    folded: integer().notNull(),
    notProduction: integer('not_production').notNull(),
    unfinished: integer().notNull(),
    temporaryEnvironment: integer('temporary_environment').notNull(),
    failed: integer().notNull(),
    rollback: integer().notNull(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.source, t.platform, t.weekOn, t.knownFrom] }),
    index('ledger_week_on').on(t.weekOn).where(sql`known_to is null`),
  ],
)

/** What was heard of a service, bitemporal: where its first production evidence was, and from which sources since when. */
export const serviceHeard = pgTable(
  'service_heard',
  {
    serviceId: text('service_id').notNull(),
    id: uuid().notNull(),
    /** First production evidence of all; null without any. */
    firstEventAt: instant('first_event_at'),
    /** Platforms of that first evidence; more than one only on a tie. */
    firstPlatforms: jsonb('first_platforms').$type<string[]>().notNull(),
    /** Sources with any production event of the service. */
    sources: jsonb().$type<string[]>().notNull(),
    /** First event of the service by source, whatever its environment, epoch ms. */
    firstBySource: jsonb('first_by_source').$type<Record<string, number>>().notNull(),
    /** First deploy by platform, epoch ms. */
    firstDeployAt: jsonb('first_deploy_at').$type<Record<string, number>>().notNull(),
    /** Rollouts in no week because the name or the cluster is not in the catalogue. */
    unmapped: jsonb()
      .$type<{ source: string; platform: string; cluster: string; rollouts: number }[]>()
      .notNull(),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.id] }),
    index('service_heard_current').on(t.serviceId).where(sql`known_to is null`),
  ],
)

/** What became of each rollout, bitemporal: a deploy, folded into another, or left out with its reason. */
export const rolloutFate = pgTable(
  'rollout_fate',
  {
    serviceId: text('service_id').notNull(),
    source: text().notNull(),
    rolloutId: text('rollout_id').notNull(),
    /** The instant that places it in a week: its finish, else its start. */
    at: instant().notNull(),
    platform: text().notNull(),
    cluster: text().notNull(),
    /** A `ToldFate`: `deploy`, one of the ten reasons, `witness`, `unmapped`, or `evidence` for what is in no column. */
    fate: text().notNull(),
    /** The rollout it was folded into, or is a witness of. */
    intoSource: text('into_source'),
    intoRollout: text('into_rollout'),
    knownFrom: instant('known_from').notNull(),
    knownTo: instant('known_to'),
  },
  t => [
    primaryKey({ columns: [t.serviceId, t.source, t.rolloutId, t.knownFrom] }),
    // What counts by outcome, source and platform is read here alone. Not the service: with it, Postgres without
    // statistics reads the whole index to find a service's rows.
    index('rollout_fate_at').on(t.at, t.fate, t.source, t.platform).where(sql`known_to is null`),
    // Deploys and folded ones are most: looking for those reads the index above.
    index('rollout_fate_left_out')
      .on(t.fate, t.at)
      .where(sql`known_to is null and fate <> 'deploy' and fate <> 'folded'`),
  ],
)

/** One row per projected service. `version` is the data version that last changed it: what caches refresh by. */
export const serviceSummary = pgTable(
  'service_summary',
  {
    serviceId: text('service_id').primaryKey(),
    version: bigint({ mode: 'number' }).notNull(),
    lastEventAt: instant('last_event_at'),
  },
  t => [index('service_summary_version').on(t.version)],
)
