import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from './instant.ts'
import { recorded } from './recorded.ts'

/** Where somebody is reached. The newest that stands counts for a subject and a channel. */
export const contact = pgTable(
  'contact',
  {
    ...recorded,
    /** `team`, `team_lead`, `area_lead`, `leaders`, `road_team`, `person`. */
    subjectType: text('subject_type').notNull(),
    /** A team, an area, a person's id; empty for the leaders and the road team. */
    subjectId: text('subject_id').notNull(),
    /** `mail`, `chat`. */
    channel: text().notNull(),
    name: text(),
    mail: text(),
    /** The incoming webhook, sealed: who has it writes in its name. */
    sealedWebhook: bytes('sealed_webhook'),
    /** Null: of the office, else UTC. */
    timeZone: text('time_zone'),
    /** What they do not want: `digest`, `reminder`. */
    optedOut: jsonb('opted_out').$type<string[]>().notNull(),
  },
  t => [index('contact_subject').on(t.subjectType, t.subjectId)],
)

/** What is to be sent: written in the transaction of what it tells, sent at least once, each at most once by its key. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    /** The same key is the same message: `reminder/gangway/2026-W24`. */
    key: text().notNull(),
    /** `reminder`, `digest`, `blocker_closed`, `visit`, `report_link`. */
    kind: text().notNull(),
    /** Whom it is for, as in `contact`; where they are reached is looked up when it is sent. */
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    title: text().notNull(),
    body: text().notNull(),
    createdAt: instant('created_at').notNull(),
    sendAfterAt: instant('send_after_at').notNull(),
    /** Addresses of the subject it reached already (ids of contacts): a retry goes to the others only. */
    deliveredTo: jsonb('delivered_to').$type<string[]>().notNull().default([]),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    sentAt: instant('sent_at'),
    /** Given up, or nobody to send it to. */
    droppedAt: instant('dropped_at'),
    lastError: text('last_error'),
  },
  t => [
    uniqueIndex('outbox_key').on(t.key),
    index('outbox_open').on(t.nextAttemptAt).where(sql`sent_at is null and dropped_at is null`),
    index('outbox_subject').on(t.subjectType, t.subjectId, t.createdAt),
  ],
)
