import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { cleanUp, createDataFolder, findFreePort, RunningLandfall } from './running-landfall.ts'

afterEach(cleanUp)

async function started(
  folder = createDataFolder(),
  env: Record<string, string> = {},
): Promise<RunningLandfall> {
  const landfall = new RunningLandfall(await findFreePort(), folder, env)
  await landfall.ready()
  return landfall
}

const statusOf = async (landfall: RunningLandfall, path: string): Promise<number> => {
  try {
    return (await fetch(landfall.url + path, { signal: AbortSignal.timeout(3_000) })).status
  } catch {
    return 0
  }
}

async function kill(landfall: RunningLandfall, name: string): Promise<number> {
  const pid = landfall.running().get(name)
  if (!pid) throw new Error(`No ${name} runs.`)
  process.kill(pid, 'SIGKILL')
  return pid
}

describe('starting and stopping', () => {
  test('one command brings up everything, says where to look, and takes all of it down again', async () => {
    const landfall = await started()
    expect(landfall.output).toContain(`http://localhost:${landfall.port}`)
    expect([...landfall.running().keys()].sort()).toEqual(['postgres', 'supervisor', 'web', 'worker'])
    expect(await statusOf(landfall, '/readyz')).toBe(200)
    const { code, errors } = await landfall.stop()
    expect([code, errors]).toEqual([0, ''])
    expect(landfall.running()).toEqual(new Map())
  })

  test('a second start finds the data of the first', async () => {
    const first = await started()
    await first.stop()
    const second = await started(first.folder)
    expect(await statusOf(second, '/readyz')).toBe(200)
    expect((await second.stop()).code).toBe(0)
  })

  test('a data folder serves one supervisor at a time', async () => {
    const landfall = await started()
    const other = new RunningLandfall(await findFreePort(), landfall.folder, {})
    const { code, errors } = await other.ended()
    expect([code, errors]).toEqual([
      1,
      `landfall: The data folder ${landfall.folder} is in use by process ${landfall.process.pid}: stop that one first, or set LANDFALL_DATA_DIR.\n`,
    ])
    expect(await statusOf(landfall, '/readyz')).toBe(200)
    await landfall.stop()
  })

  test('a signal in the middle of the start ends it cleanly', async () => {
    const landfall = new RunningLandfall(await findFreePort(), createDataFolder(), {})
    await expect.poll(() => landfall.running().has('postgres'), { timeout: 20_000 }).toBe(true)
    expect((await landfall.stop()).code).toBe(0)
    expect(landfall.running()).toEqual(new Map())
  })
})

describe('falling', () => {
  test.each(['web', 'worker', 'postgres'])(
    'a killed %s is started again, and everything else goes on',
    async name => {
      const landfall = await started()
      const pid = await kill(landfall, name)
      await expect.poll(() => landfall.running().get(name) ?? pid, { timeout: 10_000 }).not.toBe(pid)
      await expect.poll(() => statusOf(landfall, '/readyz'), { timeout: 20_000 }).toBe(200)
      expect((await landfall.stop()).code).toBe(0)
    },
  )

  test('when the supervisor is killed, web and worker end, and the next start takes over the data', async () => {
    const landfall = await started()
    await kill(landfall, 'supervisor')
    await once(landfall.process, 'exit')
    const next = new RunningLandfall(landfall.port, landfall.folder, {})
    await next.ready()
    expect(await statusOf(next, '/readyz')).toBe(200)
    await next.stop()
    expect(next.running()).toEqual(new Map())
  })

  test('an open page does not hold up the end', async () => {
    const landfall = await started()
    const held = await fetch(`${landfall.url}/healthz`)
    await held.text()
    await sleep(10)
    expect((await landfall.stop()).code).toBe(0)
  })
})
