import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from './instant.ts'

// The log and all that is acknowledged: local tables when the rest is distributed.

/** One row per event ever accepted or ignored: the key that makes retries safe, for good. */
export const eventKey = pgTable(
  'event_key',
  {
    source: text().notNull(),
    id: text().notNull(),
    /** SHA-256 of the canonical JSON (of the bytes, where the body is not JSON). */
    bodyHash: bytes('body_hash').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  t => [primaryKey({ columns: [t.source, t.id] })],
)

/** The raw event, byte for byte. Partitioned by month of `received_at` (see the migration). */
export const event = pgTable(
  'event',
  {
    receivedAt: instant('received_at').notNull(),
    source: text().notNull(),
    id: text().notNull(),
    /** Which decoder reads it: `deploy`, `devlake`, `cloudevent`, `cdevent`, `sample`, `helios`, `kubernetes`. */
    format: text().notNull(),
    contentType: text('content_type'),
    /** `ce-*` headers of a binary CloudEvent, and nothing secret. */
    headers: jsonb().$type<Record<string, string>>(),
    body: bytes().notNull(),
    /** Null: used. Otherwise why it is stored and not used. */
    ignored: text(),
  },
  t => [
    primaryKey({ columns: [t.receivedAt, t.source, t.id] }),
    index('event_ignored').on(t.receivedAt).where(sql`ignored is not null`),
  ],
)

export const eventConflict = pgTable(
  'event_conflict',
  {
    seq: bigserial({ mode: 'number' }).primaryKey(),
    source: text().notNull(),
    id: text().notNull(),
    receivedAt: instant('received_at').notNull(),
    body: bytes().notNull(),
  },
  t => [index('event_conflict_key').on(t.source, t.id)],
)

export const eventReject = pgTable(
  'event_reject',
  {
    seq: bigserial({ mode: 'number' }).primaryKey(),
    source: text().notNull(),
    receivedAt: instant('received_at').notNull(),
    code: text().notNull(),
    issues: jsonb().$type<{ path: string; message: string }[]>().notNull(),
    body: bytes().notNull(),
    /** What is needed to read it again: its format, content type and the headers its decoder uses. */
    format: text(),
    contentType: text('content_type'),
    headers: jsonb().$type<Record<string, string>>(),
    /** The import it came with. */
    importId: uuid('import_id'),
    /** 1-based line or row of that import. */
    importRow: bigint('import_row', { mode: 'number' }),
    /** Replayed with success, or put aside by a person: it is no dead letter any more. */
    resolvedAt: instant('resolved_at'),
    resolution: text(),
  },
  t => [
    index('event_reject_source').on(t.source, t.receivedAt),
    // What waits to be replayed or put aside, and the refused rows of one import.
    index('event_reject_open').on(t.seq).where(sql`resolved_at is null`),
    index('event_reject_import').on(t.importId, t.seq).where(sql`import_id is not null`),
  ],
)

/** Accounting. Several slots a day, so that writers of one source do not queue for one row; readers sum them. */
export const intakeCount = pgTable(
  'intake_count',
  {
    source: text().notNull(),
    on: date().notNull(),
    slot: smallint().notNull(),
    received: bigint({ mode: 'number' }).notNull(),
    accepted: bigint({ mode: 'number' }).notNull(),
    duplicate: bigint({ mode: 'number' }).notNull(),
    conflict: bigint({ mode: 'number' }).notNull(),
    ignored: bigint({ mode: 'number' }).notNull(),
    rejected: bigint({ mode: 'number' }).notNull(),
    /** Received less happened, over events that say when they happened: their number, sum and greatest. */
    lagCount: bigint('lag_count', { mode: 'number' }).notNull().default(0),
    lagMsSum: bigint('lag_ms_sum', { mode: 'number' }).notNull().default(0),
    lagMsMax: bigint('lag_ms_max', { mode: 'number' }).notNull().default(0),
  },
  t => [primaryKey({ columns: [t.source, t.on, t.slot] })],
)

/** "Recompute this service": appended in the transaction that wrote its facts, taken with SKIP LOCKED, so nobody waits. */
export const dirtyService = pgTable(
  'dirty_service',
  {
    seq: bigserial({ mode: 'number' }).primaryKey(),
    serviceId: text('service_id').notNull(),
    markedAt: instant('marked_at').notNull(),
  },
  // The projector asks by service: who waits, and take all marks of these.
  t => [index('dirty_service_by_service').on(t.serviceId, t.seq)],
)

/** What could not be projected, with the reason; one poisoned service stops nobody. */
export const deadLetter = pgTable('dead_letter', {
  serviceId: text('service_id').primaryKey(),
  error: text().notNull(),
  attempts: integer().notNull(),
  at: instant().notNull(),
})

/** A stored event that its adapter cannot read any more, or could not when it was replayed; its earlier facts stay. */
export const deadEvent = pgTable(
  'dead_event',
  {
    source: text().notNull(),
    id: text().notNull(),
    receivedAt: instant('received_at').notNull(),
    error: text().notNull(),
    attempts: integer().notNull(),
    at: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.source, t.id] })],
)

/** One file taken in: how far it is, what became of its rows. Resumed by the same file's fingerprint. */
export const importJob = pgTable(
  'import_job',
  {
    id: uuid().primaryKey(),
    fileName: text('file_name').notNull(),
    /** Size and a digest of the beginning: the same file again resumes. */
    fingerprint: text().notNull(),
    format: text().notNull(),
    source: text().notNull(),
    /** How its rows are read: form, compression, columns, what rows leave out. With the fingerprint: what resumes. */
    settings: jsonb().$type<Record<string, unknown>>().notNull(),
    /** `running`, `stopped`, `done`, `failed`. */
    state: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    /** Everything before this row (and byte of the file as stored) is committed. */
    rowsDone: bigint('rows_done', { mode: 'number' }).notNull(),
    bytesDone: bigint('bytes_done', { mode: 'number' }).notNull(),
    accepted: bigint({ mode: 'number' }).notNull(),
    duplicate: bigint({ mode: 'number' }).notNull(),
    conflict: bigint({ mode: 'number' }).notNull(),
    ignored: bigint({ mode: 'number' }).notNull(),
    rejected: bigint({ mode: 'number' }).notNull(),
    error: text(),
    startedBy: text('started_by').notNull(),
    startedAt: instant('started_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  t => [index('import_job_fingerprint').on(t.fingerprint)],
)

/** Bumped by every projection and catalogue change that alters an answer; caches compare it. */
export const dataVersion = pgTable('data_version', {
  name: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  changedAt: instant('changed_at').notNull(),
})

export const instanceSetting = pgTable('instance_setting', {
  name: text().primaryKey(),
  value: text().notNull(),
})

export const auditLog = pgTable('audit_log', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  at: instant().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  objectType: text('object_type').notNull(),
  objectId: text('object_id').notNull(),
  detail: jsonb().$type<Record<string, unknown>>().notNull(),
  previousHash: bytes('previous_hash').notNull(),
  hash: bytes().notNull(),
})

export const person = pgTable(
  'person',
  {
    id: uuid().primaryKey(),
    issuer: text().notNull(),
    subject: text().notNull(),
    name: text().notNull(),
    email: text(),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull(),
  },
  t => [uniqueIndex('person_identity').on(t.issuer, t.subject)],
)

/** A signed-in browser. Checked at every read: deleting the row ends the session at the next request. */
export const session = pgTable('session', {
  id: text().primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' }),
  role: text().notNull(),
  team: text(),
  createdAt: instant('created_at').notNull(),
  seenAt: instant('seen_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** A group of the identity provider, and the role it gives. Default: none. */
export const roleMapping = pgTable(
  'role_mapping',
  {
    issuer: text().notNull(),
    group: text('group_name').notNull(),
    role: text().notNull(),
    team: text(),
  },
  t => [primaryKey({ columns: [t.issuer, t.group] })],
)

export const apiToken = pgTable('api_token', {
  id: text().primaryKey(),
  name: text().notNull(),
  secretHash: bytes('secret_hash').notNull(),
  scopes: text().array().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at'),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
})
