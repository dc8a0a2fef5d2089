import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deployOf, type ImportDesk, idsTo, openImportDesk, tableOf } from './testing/import-desk.ts'

let desk: ImportDesk
beforeEach(async () => {
  desk = await openImportDesk()
})
afterEach(() => desk.close())

describe('going on where it was left', () => {
  test.each(['history.ndjson', 'history.csv', 'history.ndjson.gz'])(
    '%s stopped and started again',
    async name => {
      const body = name.endsWith('.csv')
        ? tableOf(idsTo(2_200))
        : idsTo(2_200)
            .map(id => JSON.stringify(deployOf(id)))
            .join('\n')
      const path = desk.file(name, name.endsWith('.gz') ? gzipSync(body) : body)
      const stopping = new AbortController()
      const first = await desk.take(path, {}, { signal: stopping.signal, onProgress: () => stopping.abort() })
      expect(first.job).toMatchObject({ state: 'stopped' })
      expect(first.job.accepted).toBeLessThan(2_200)
      const second = await desk.take(path)
      expect(second.job).toMatchObject({
        id: first.job.id,
        state: 'done',
        accepted: 2_200,
        duplicate: 0,
        rejected: 0,
      })
      expect(second.resumedFrom).toBe(first.job.rowsDone)
      expect(await desk.rows('select count(*) from rollout')).toEqual([{ count: 2_200 }])
      expect(await desk.sums()).toMatchObject({ received: 2_200 })
      expect(await desk.rows('select action from audit_log order by seq')).toEqual(
        ['import.started', 'import.stopped', 'import.resumed', 'import.done'].map(action => ({ action })),
      )
    },
  )

  test('kill -9 in the middle: nothing is lost and nothing counted twice', async () => {
    const count = 12_000
    const path = desk.file(
      'big.ndjson',
      idsTo(count)
        .map(id => JSON.stringify(deployOf(id)))
        .join('\n'),
    )
    const command = join(import.meta.dirname, 'testing/import-in-process.ts')
    const child = spawn(process.execPath, [command, desk.database.url, path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', part => {
      said += part
    })
    const gone = new Promise(resolve => child.once('exit', resolve))
    for (;;) {
      const [job] = await desk.rows<{ rows_done: number }>('select rows_done from import_job')
      if ((job?.rows_done ?? 0) > 0 || child.exitCode !== null) break
      await sleep(5)
    }
    expect(child.exitCode, said).toBeNull()
    child.kill('SIGKILL')
    await gone
    // What it was sending when it died ends with its connection.
    await expect
      .poll(
        async () =>
          (await desk.rows(`select 1 from pg_stat_activity where application_name = 'import-in-process'`))
            .length,
      )
      .toBe(0)
    const [held] = await desk.rows<{ rows_done: number; accepted: number; state: string }>(
      'select * from import_job',
    )
    expect(held).toMatchObject({ state: 'running', accepted: held!.rows_done })
    expect(held!.rows_done).toBeGreaterThan(0)
    expect(held!.rows_done).toBeLessThan(count)
    expect(await desk.rows('select count(*) from event')).toEqual([{ count: held!.rows_done }])

    const end = await desk.take(path)
    expect(end.job).toMatchObject({ state: 'done', accepted: count, duplicate: 0, rowsDone: count })
    expect(await desk.rows('select count(*) from event')).toEqual([{ count }])
    expect(await desk.sums()).toMatchObject({ received: count, accepted: count })
  })

  test('a file cut off in the middle of its compression keeps what came before, and says so', async () => {
    const whole = gzipSync(
      idsTo(3_000)
        .map(id => JSON.stringify(deployOf(id)))
        .join('\n'),
    )
    const end = await desk.take(desk.file('cut.gz', whole.subarray(0, whole.length >> 1)))
    expect(end.job).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/gzip file is damaged or cut off/),
    })
    expect(end.job.accepted).toBe((await desk.rows('select 1 from event')).length)
  })
})

test('begun twice at once: one goes on, the other steps aside, nothing is counted twice', async () => {
  const text = idsTo(3_000)
    .map(id => JSON.stringify(deployOf(id)))
    .join('\n')
  const path = desk.file('twice.ndjson', text)
  const ends = await Promise.all([desk.take(path), desk.take(path)])
  const [job] = await desk.rows<{ accepted: number; duplicate: number; state: string }>(
    'select state, accepted, duplicate from import_job order by rows_done desc',
  )
  expect(ends.some(end => end.job.state === 'done')).toBe(true)
  expect(job).toMatchObject({ state: 'done' })
  expect(await desk.rows('select count(*) from rollout')).toEqual([{ count: 3_000 }])
  expect((await desk.sums()).accepted).toBe(3_000)
})
