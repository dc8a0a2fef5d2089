import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { BenchRow } from './bench-context.ts'

const longestMs = 10 * 60_000

/** Waits until the demo company is in and projected, and says how long that took and how much it was. */
export async function demoLoaded(databaseUrl: string, say: (sentence: string) => void): Promise<BenchRow> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const startedAt = performance.now()
  try {
    for (let saidTenths = 0; ; ) {
      const { rows } = await client.query<{ name: string; value: string }>(
        `select name, value from instance_setting where name in ('demo', 'demo_progress')`,
      )
      const settingOf = (name: string) => rows.find(row => row.name === name)?.value
      if (settingOf('demo')?.includes('"loaded"')) break
      if (performance.now() - startedAt > longestMs)
        throw new Error('The demo company is not in after ten minutes.')
      const tenths = Math.floor(Number(settingOf('demo_progress') ?? 0) * 10)
      if (tenths > saidTenths) say(`${tenths * 10} % of the demo company`)
      saidTenths = tenths
      await sleep(250)
    }
    const seconds = (performance.now() - startedAt) / 1_000
    const { rows } = await client.query<{ rollouts: string; samples: string }>(
      'select (select count(*) from rollout) as rollouts, (select count(*) from sample) as samples',
    )
    const { rollouts, samples } = rows[0]!
    const perSecond = Math.round((Number(rollouts) + Number(samples)) / seconds)
    return {
      what: 'demo company, ingested and projected',
      figures: { seconds, rollouts: Number(rollouts), samples: Number(samples), 'rows/s': perSecond },
      anchor: '90 s',
    }
  } finally {
    await client.end()
  }
}
