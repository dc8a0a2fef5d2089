import { type Database, withTransaction } from '#db/client.ts'
import { lockForecasts } from '#db/queries/lock-forecasts.ts'
import type { RecordValues } from '#db/queries/record-tables.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { weekOfDay } from '#lib/domain/time/iso-week.ts'
import { insertRecordIn } from './records.ts'

/** Nobody's opinion: the program writes its own forecasts down. */
const program: Viewer = { kind: 'token', id: 'landfall', name: 'Landfall', scopes: ['admin'] }

export type MadeForecast = { values: RecordValues<'forecastRuns'>; now: number }

/**
 * Keeps forecasts as they were made, one a migration and ISO week; what was kept before stays as it is. Returns how many are
 * new. Not an act of people: only the worker calls it.
 */
export function recordForecasts(db: Database, made: readonly MadeForecast[]): Promise<number> {
  return withTransaction(db, async client => {
    await lockForecasts(client)
    const rows = await selectRecordsOf(client, 'forecastRuns', null)
    const known = new Set(rows.map(({ migration, madeOn }) => `${migration} ${weekOfDay(madeOn)}`))
    let recorded = 0
    for (const { values, now } of made) {
      const key = `${values.migration} ${weekOfDay(values.madeOn)}`
      if (known.has(key)) continue
      known.add(key)
      recorded += 1
      await insertRecordIn(
        client,
        { viewer: program, now },
        {
          kind: 'forecastRuns',
          values,
          reason: null,
          action: 'forecast.keep',
          about: { type: 'migration', id: values.migration },
        },
      )
    }
    return recorded
  })
}
