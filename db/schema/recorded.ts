import { text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

/** Of every record: who, when, why, and whether and why it was taken back. */
export const recorded = {
  id: uuid().primaryKey(),
  recordedAt: instant('recorded_at').notNull(),
  recordedBy: text('recorded_by').notNull(),
  reason: text(),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnBy: text('withdrawn_by'),
  withdrawnReason: text('withdrawn_reason'),
}
