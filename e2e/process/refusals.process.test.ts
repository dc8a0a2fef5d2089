import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startFakePostgres } from './fake-postgres.ts'
import { cleanUp, createDataFolder, findFreePort, processesOf, RunningLandfall } from './running-landfall.ts'

afterEach(cleanUp)

/** Starts, expects one sentence on standard error and exit code 1, and that nothing is left running. */
async function refusalOf(env: Record<string, string>, port?: number): Promise<string> {
  const folder = env.LANDFALL_DATA_DIR ?? createDataFolder()
  const landfall = new RunningLandfall(port ?? (await findFreePort()), folder, env)
  const { code, output, errors } = await landfall.ended()
  expect([code, output]).toEqual([1, ''])
  expect(errors.trimEnd().split('\n')).toHaveLength(1)
  expect(processesOf(folder)).toEqual(new Map())
  return errors.trim()
}

describe('a start that cannot be says why in one sentence and leaves nothing behind', () => {
  test('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refusalOf({}, port)).toBe(
      `landfall: Port ${port} on 127.0.0.1 is taken: stop what uses it, or choose another one with PORT.`,
    )
    other.close()
  })

  test('the data folder cannot be written', async () => {
    const file = join(createDataFolder(), 'file')
    writeFileSync(file, '')
    expect(await refusalOf({ LANDFALL_DATA_DIR: join(file, 'data') })).toMatch(
      /The data folder .* cannot be written \(ENOTDIR\)/,
    )
  })

  test('the database cannot be reached, and its password is not repeated', async () => {
    const port = await findFreePort()
    expect(await refusalOf({ DATABASE_URL: `postgres://someone:hidden@127.0.0.1:${port}/x` })).toBe(
      `landfall: The database at 127.0.0.1:${port} cannot be used: nothing listens there.`,
    )
  })

  test('the database takes the connection and never answers', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    expect(await refusalOf({ DATABASE_URL: `postgres://someone@127.0.0.1:${port}/x` })).toMatch(
      /it does not answer\.$/,
    )
    silent.close()
  })

  test('the database is too old', async () => {
    const old = startFakePostgres({ server_version_num: '140019', server_version: '14.19', fsync: 'on' })
    await once(old, 'listening')
    const { port } = old.address() as AddressInfo
    expect(await refusalOf({ DATABASE_URL: `postgres://someone@127.0.0.1:${port}/x` })).toBe(
      'landfall: The database is Postgres 14.19; Landfall needs Postgres 15 or newer.',
    )
    old.close()
  })

  test('the database could lose acknowledged events', async () => {
    const settings = { server_version_num: '180004', server_version: '18.4', synchronous_commit: 'off' }
    const unsafe = startFakePostgres(settings)
    await once(unsafe, 'listening')
    const { port } = unsafe.address() as AddressInfo
    expect(await refusalOf({ DATABASE_URL: `postgres://someone@127.0.0.1:${port}/x` })).toMatch(
      /synchronous_commit = off/,
    )
    unsafe.close()
  })

  test.each([
    [{ LANDFALL_AUTH_SECRET: 'weak' }, /LANDFALL_AUTH_SECRET needs 32 characters/],
    [{ PORT: 'first' }, /PORT must be a number/],
    [
      { LANDFALL_OIDC_ISSUER: 'https://sso.example', LANDFALL_AUTH_SECRET: 's'.repeat(40) },
      /LANDFALL_PUBLIC_URL is needed/,
    ],
  ])('unsafe or impossible settings: %o', async (env, sentence) => {
    expect(await refusalOf(env as Record<string, string>)).toMatch(sentence)
  })
})
