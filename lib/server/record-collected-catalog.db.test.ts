import { afterAll, beforeAll, expect, test } from 'vitest'
import { withTransaction } from '#db/client.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { recordCollectedCatalog } from './record-collected-catalog.ts'

let test_: TestDatabase
beforeAll(async () => {
  test_ = await createTestDatabase()
})
afterAll(() => test_.drop())

const record = (catalog: unknown) =>
  withTransaction(test_.db, client => recordCollectedCatalog(client, 'backstage', catalog, Date.now()))
const rows = async (sql: string) => (await test_.db.pool.query(sql)).rows

test('what a catalogue says is recorded in its name, and the same again changes nothing', async () => {
  const catalog = {
    areas: [{ id: 'music', name: null }],
    teams: [{ id: 'core', name: 'Core', area: 'music' }],
    services: [
      {
        id: 'cart',
        name: null,
        team: 'core',
        kind: 'backend',
        aliases: [{ platform: 'helios', name: 'basket' }],
      },
    ],
    ownership: [],
  }
  await record(catalog)
  await record(catalog)
  expect(await rows('select id, team from service')).toEqual([{ id: 'cart', team: 'core' }])
  expect(await rows('select actor from audit_log')).toEqual([{ actor: 'source backstage' }])
})

test('what cannot be recorded is said in words and writes nothing', async () => {
  await expect(record({ teams: [{ id: 'x', area: 'nowhere' }] })).rejects.toThrow(
    /cannot be recorded: \/teams\/0/,
  )
  await expect(record({ services: [{ id: '?x' }] })).rejects.toThrow(/must not begin with/)
  expect(await rows(`select id from team where id = 'x'`)).toEqual([])
})
