import { afterAll, beforeAll, expect, test } from 'vitest'
import { withTransaction } from '#db/client.ts'
import type { ReportedName } from '#db/queries/upsert-reported-names.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { createNameIndex } from '#lib/domain/naming/name-index.ts'
import { reportedNamesStep } from './reported-names.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

const noNames = {
  serviceIds: [],
  aliases: [],
  clusters: [],
  platforms: [],
  sourcePlatforms: [],
  placeRules: [],
}
const said = (name: string, hour: number, traits: Record<string, string>): ReportedName => ({
  platform: 'kubernetes',
  name,
  source: 'argo',
  traits,
  seenAt: Date.UTC(2026, 1, 1, hour),
})
const write = (rows: ReportedName[], names = createNameIndex(1, noNames)) =>
  withTransaction(own.db, async client => {
    const step = reportedNamesStep(client, rows, names)
    await step?.()
    return step !== null
  })
const kept = async (name: string) =>
  (await own.db.pool.query('select traits, seen_at from reported_name where name = $1', [name])).rows

test('of several tellings the one with traits stays, then the latest, in any order, alone or together', async () => {
  const tellings = (name: string) => [
    said(name, 1, { namespace: 'a' }),
    said(name, 3, { namespace: 'b' }),
    said(name, 5, {}),
    said(name, 2, { namespace: 'c' }),
  ]
  for (const row of tellings('alone')) await write([row])
  for (const row of tellings('turned').reverse()) await write([row])
  await write(tellings('together'))
  for (const name of ['alone', 'turned', 'together'])
    expect([name, await kept(name)]).toEqual([
      name,
      [{ traits: { namespace: 'b' }, seen_at: Date.UTC(2026, 1, 1, 3) }],
    ])
})

test('what was seen committed is not written again within the minute', async () => {
  const names = createNameIndex(1, noNames)
  const row = said('again', 1, { namespace: 'a' })
  expect(await write([row], names)).toBe(true)
  expect(await write([row], names)).toBe(true)
  expect(await write([row], names)).toBe(false)
  expect(await write([{ ...row, traits: { namespace: 'b' } }], names)).toBe(true)
  expect(await write([said('again', 9, { namespace: 'a' })], names)).toBe(true)
})

test('a delivery that was undone is no reason to skip the next', async () => {
  const names = createNameIndex(1, noNames)
  const row = said('undone', 1, {})
  const undone = withTransaction(own.db, async client => {
    await reportedNamesStep(client, [row], names)?.()
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await write([row], names)).toBe(true)
  expect(await kept('undone')).toHaveLength(1)
})
