import type { Database } from '#db/client.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { addWeeks, weekOf } from '#lib/domain/time/iso-week.ts'
import { ask } from '#lib/read/ask.ts'
import { forecastToKeep } from '#lib/read/forecast-to-keep.ts'
import { type MadeForecast, recordForecasts } from '#lib/record/record-forecast.ts'
import { demoPeople, writtenOn } from './demo-people.ts'

const lookBackWeeks = 52
const everyWeeks = 4
/** Fewer than a real one draws: a year of them must not keep anybody waiting. */
const runs = 200

/** A year of forecasts of the demo, one every four weeks, as they would have been made then; once. */
export async function recordDemoForecasts(db: Database, until: number): Promise<void> {
  const made: MadeForecast[] = []
  const monday = weekOf(until)
  const { world } = await ask({ db, viewer: demoPeople.lead, now: until }, noFilters)
  const { id: migration } = world.catalog.migrations[0] ?? { id: null }
  for (let ago = lookBackWeeks; ago > 0; ago -= everyWeeks) {
    const madeOn = addWeeks(monday, -ago)
    const filters = { ...noFilters, migration, asOf: madeOn }
    const values = forecastToKeep(await ask({ db, viewer: demoPeople.lead, now: until }, filters), runs)
    if (values !== null) made.push({ values, now: writtenOn(madeOn) })
  }
  await recordForecasts(db, made)
}
