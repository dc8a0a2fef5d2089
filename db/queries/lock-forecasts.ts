import type { Queryable } from '#db/queryable.ts'

const forecastLock = 5_020

/** One transaction at a time writes forecasts down: of two that look for the week's, the second finds the first's. */
export async function lockForecasts(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [forecastLock])
}
