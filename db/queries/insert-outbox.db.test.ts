import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { insertMessages, type NewMessage } from './insert-outbox.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const message = (key: string, title: string): NewMessage => ({
  key,
  kind: 'reminder',
  subject: { type: 'team', id: 'gangway' },
  title,
  body: 'One question.',
  sendAfterAt: 2_000,
})

test('a message of a key that is there already is not added again', async () => {
  const { pool } = database.db
  await insertMessages(pool, 1_000, [message('a', 'first'), message('b', 'other')])
  await insertMessages(pool, 1_500, [message('a', 'again'), message('c', 'third')])
  await insertMessages(pool, 1_500, [])
  const { rows } = await pool.query(
    'select key, title, created_at as "createdAt", next_attempt_at as "nextAttemptAt", attempts from outbox order by key',
  )
  expect(rows).toEqual([
    { key: 'a', title: 'first', createdAt: 1_000, nextAttemptAt: 2_000, attempts: 0 },
    { key: 'b', title: 'other', createdAt: 1_000, nextAttemptAt: 2_000, attempts: 0 },
    { key: 'c', title: 'third', createdAt: 1_500, nextAttemptAt: 2_000, attempts: 0 },
  ])
})

test('a title with line breaks and NULs becomes one line, and no NUL fails the act that tells it', async () => {
  const { pool } = database.db
  await insertMessages(pool, 3_000, [
    { ...message('d', 'Held\u0000 by\r\nBcc: all@example.com'), body: 'a\u0000b\nc' },
  ])
  const { rows } = await pool.query(`select title, body from outbox where key = 'd'`)
  expect(rows).toEqual([{ title: 'Held by Bcc: all@example.com', body: 'ab\nc' }])
})
