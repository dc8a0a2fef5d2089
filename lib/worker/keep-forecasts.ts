import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import { countPendingServices } from '#db/queries/count-pending-services.ts'
import { selectInstanceSetting } from '#db/queries/select-instance-setting.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'
import { weekOf } from '#lib/domain/time/iso-week.ts'
import { log } from '#lib/log/log.ts'
import { ask } from '#lib/read/ask.ts'
import { forecastToKeep } from '#lib/read/forecast-to-keep.ts'
import { recordForecasts } from '#lib/record/record-forecast.ts'
import type { LoopContext } from './loop.ts'

const everyMs = 10 * minuteMs
const reader: Viewer = { kind: 'token', id: 'landfall', name: 'Landfall', scopes: ['admin'] }

/** Keeps one forecast a migration and week, as of its Monday: what later weeks are held against. */
export async function runForecastKeeper({ db, signal }: LoopContext): Promise<void> {
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    const kept = await keepForecasts(db, Date.now())
    if (kept > 0) log.info({ forecasts: kept }, 'The forecast of the week was kept.')
  }
}

/** The same at one instant; asked again in the week, it keeps nothing. How many were kept. */
export async function keepForecasts(db: Database, now: number): Promise<number> {
  const monday = weekOf(now)
  // Half a company would be forecast for good.
  const { services } = await countPendingServices(db.pool, Number.MAX_SAFE_INTEGER)
  const progress = await selectInstanceSetting(db, 'demo_progress')
  if (services > 0 || (progress !== null && Number(progress) < 1)) return 0
  const rows = await selectRecordsOf(db.pool, 'forecastRuns', null)
  const known = new Set(rows.filter(({ madeOn }) => madeOn >= monday).map(({ migration }) => migration))
  const context = { db, viewer: reader, now }
  const { world } = await ask(context, noFilters)
  const made = []
  for (const { id } of world.catalog.migrations.length === 0 ? [{ id: null }] : world.catalog.migrations) {
    const question = await ask(context, { ...noFilters, migration: id, asOf: monday })
    if (known.has(question.migration.id)) continue
    const values = forecastToKeep(question)
    if (values !== null) made.push({ values, now })
  }
  return made.length === 0 ? 0 : recordForecasts(db, made)
}
