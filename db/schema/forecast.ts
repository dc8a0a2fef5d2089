import { date, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { ForecastDetail } from '#lib/domain/forecast/forecast.ts'
import { recorded } from './recorded.ts'

/** A forecast as it was made, kept so that it can be held against what came true. One a week and migration. */
export const forecastRun = pgTable(
  'forecast_run',
  {
    ...recorded,
    migration: text().notNull(),
    /** As of the end of this day. */
    madeOn: date('made_on').notNull(),
    /** `dated`, `not_converging`, `too_little`, `finished`. */
    verdict: text().notNull(),
    evenOn: date('even_on'),
    sureOn: date('sure_on'),
    detail: jsonb().$type<ForecastDetail>().notNull(),
  },
  t => [index('forecast_run_migration').on(t.migration, t.madeOn)],
)
