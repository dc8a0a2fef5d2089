import { date, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { ReportClaim } from '#lib/domain/report/report.ts'
import { instant } from './instant.ts'
import { recorded } from './recorded.ts'

/** What a team says of itself, once. The newest of a team counts; none is ever altered. */
export const report = pgTable(
  'report',
  {
    ...recorded,
    team: text().notNull(),
    migration: text().notNull(),
    /** `on_track`, `at_risk`, `off_track`. */
    confidence: text().notNull(),
    /** In the team's own words; null: nothing to add. */
    note: text(),
    /** What moves next, and by when; null: they do not know. */
    nextService: text('next_service'),
    nextOn: date('next_on'),
    /** `none`, `hour`, `day`; null: not asked. */
    visitWish: text('visit_wish'),
    /** Of what the system saw: `right`, `wrong`; null: not answered. */
    evidenceVerdict: text('evidence_verdict'),
    claims: jsonb().$type<ReportClaim[]>().notNull(),
    /** `session`, `link`, `digest`, `token`. */
    via: text().notNull(),
    /** From opening the form to sending it; null: not measured. */
    tookSeconds: integer('took_seconds'),
  },
  t => [index('report_team').on(t.team, t.migration)],
)

/** A signed link that opens one team's report form and nothing else, until it expires or is withdrawn. */
export const reportLink = pgTable(
  'report_link',
  {
    ...recorded,
    team: text().notNull(),
    migration: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  t => [index('report_link_team').on(t.team)],
)
