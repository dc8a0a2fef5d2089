import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { keepRunning, type LoopReport } from './loop.ts'

const db = openDatabase('postgres://nobody@127.0.0.1:1/none')
const environment = readEnvironment({})
let stopping: AbortController
let reports: LoopReport[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  stopping = new AbortController()
  reports = []
})
afterEach(() => vi.useRealTimers())

/** Fails `failures` times, the n-th time after `ranMs`, then ends. Rests are cut short by stopping at the last one. */
async function run(failures: number, stopAfter: number): Promise<number> {
  let starts = 0
  const loop = {
    name: 'test',
    async run() {
      starts++
      if (starts <= failures) throw new Error(`fault ${starts}`)
    },
  }
  await keepRunning(loop, { db, environment, signal: stopping.signal }, report => {
    reports.push(report)
    if (reports.length === stopAfter) stopping.abort()
  })
  return starts
}

describe('a loop of the worker', () => {
  test('that comes to its end is not started again', async () => {
    expect(await run(0, 1)).toBe(1)
    expect(reports).toEqual([])
  })

  test('that fails is reported with its name and its rest, and stopping cuts the rest short', async () => {
    expect(await run(9, 1)).toBe(1)
    expect(reports).toMatchObject([{ name: 'test', restartInMs: 1_000 }])
  })

  test('is not started at all once the worker stops', async () => {
    stopping.abort()
    expect(await run(0, 1)).toBe(0)
  })
})
