import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { retryMessage } from '#db/queries/change-message.ts'
import { insertContact } from '#db/queries/insert-contact.ts'
import { insertMessages, type NewMessage } from '#db/queries/insert-outbox.ts'
import type { ContactRow } from '#db/queries/select-contacts.ts'
import { selectMessages } from '#db/queries/select-messages.ts'
import { takeMessage } from '#db/queries/take-message.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { dayMs, hourMs, minuteMs } from '#lib/domain/time/durations.ts'
import { createChatSender } from './chat-sender.ts'
import type { Channels } from './deliver-message.ts'
import { createMailSender } from './mail-sender.ts'
import { sendDue } from './send-due.ts'
import { startMailServer } from './testing/mail-server.ts'
import { startWebhookReceiver } from './testing/webhook-receiver.ts'

const base = 'https://landfall.example.com'
const from = { name: 'Landfall', address: 'landfall@example.com' }
const noon = Date.parse('2026-06-09T12:00:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await database.db.pool.query('delete from outbox')
  await database.db.pool.query('delete from contact')
})

const contact = (more: Partial<ContactRow>): ContactRow => ({
  id: randomUUID(),
  recordedAt: noon - dayMs,
  recordedBy: 'Signe Lodestar',
  reason: null,
  subjectType: 'team',
  subjectId: 'gangway',
  channel: 'mail',
  name: null,
  mail: 'gangway@example.com',
  sealedWebhook: null,
  timeZone: null,
  optedOut: [],
  ...more,
})
const message = (key: string, more: Partial<NewMessage> = {}): NewMessage => ({
  key,
  kind: 'blocker_closed',
  subject: { type: 'team', id: 'gangway' },
  title: `About ${key}`,
  body: 'Free now.\n/blockers/1',
  sendAfterAt: noon,
  ...more,
})

const guard = {
  fault: () => null,
  lookup: () => {
    throw new Error('not looked up')
  },
}
/** Webhooks are kept unsealed here: sealing is tested where it is done. */
async function channels(answer?: Parameters<typeof startWebhookReceiver>[0], isMailThere = true) {
  const mail = await startMailServer()
  const chat = await startWebhookReceiver(answer)
  closing.push(mail.close, chat.close)
  const made: Channels = {
    mail: isMailThere ? createMailSender(mail.server, from, base) : null,
    chat: createChatSender(guard, base, 2_000),
    openWebhook: () => chat.url,
  }
  return { made, mail, chat }
}
const run = (made: Channels, at = noon) => sendDue(database.db, made, new AbortController().signal, () => at)
const put = (...messages: NewMessage[]) => insertMessages(database.db.pool, noon, messages)
const all = async () => {
  const rows = await selectMessages(database.db.pool, { state: null, before: null, limit: 100 })
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
const both = async () => {
  const mail = contact({})
  const chat = contact({ channel: 'chat', mail: null, sealedWebhook: Buffer.of(1) })
  await insertContact(database.db.pool, mail)
  await insertContact(database.db.pool, chat)
  return { mail, chat }
}

test('a message goes to every address of its subject, once, and is not sent before its time', async () => {
  await both()
  const { made, mail, chat } = await channels()
  await put(message('now'), message('later', { sendAfterAt: noon + hourMs }))
  expect(await run(made)).toBe(1)
  expect(await run(made)).toBe(0)
  expect([mail.mails.length, chat.posts.length]).toEqual([1, 1])
  expect((await all()).map(({ key, sentAt }) => [key, sentAt])).toEqual([
    ['later', null],
    ['now', noon],
  ])
})

test('a retry goes only to the addresses that do not have it', async () => {
  const { mail: mailContact } = await both()
  let code = 500
  const { made, mail, chat } = await channels(response => response.writeHead(code).end())
  await put(message('a'))
  await run(made)
  const [waiting] = await all()
  expect(waiting).toMatchObject({
    sentAt: null,
    attempts: 1,
    deliveredTo: [mailContact.id],
    lastError: expect.stringContaining('500'),
  })
  code = 200
  await run(made, waiting!.nextAttemptAt)
  expect([mail.mails.length, chat.posts.length]).toEqual([1, 2])
  expect(chat.posts[0]!.headers['idempotency-key']).toBe(chat.posts[1]!.headers['idempotency-key'])
  expect((await all())[0]!.sentAt).toBe(waiting!.nextAttemptAt)
})

test('two workers at once send each message once', async () => {
  await insertContact(database.db.pool, contact({}))
  const { made, mail } = await channels()
  await put(...Array.from({ length: 20 }, (_, index) => message(`m${index}`)))
  const settled = await Promise.all([run(made), run(made), run(made)])
  expect(settled.reduce((sum, count) => sum + count)).toBe(20)
  expect(new Set(mail.mails.map(text => /Message-ID:\s*(<.*>)/.exec(text)![1])).size).toBe(20)
  expect(mail.mails.length).toBe(20)
})

test('a worker that dies between sending and writing it down: another sends it again, recognisable as the same', async () => {
  await insertContact(database.db.pool, contact({}))
  const { made, mail } = await channels()
  await put(message('a'))
  const taken = (await takeMessage(database.db.pool, noon, 5 * minuteMs))!
  await made.mail!({ id: `${taken.id}.x`, to: 'gangway@example.com', content: taken })
  expect(await run(made)).toBe(0)
  expect(await run(made, noon + 5 * minuteMs)).toBe(1)
  expect(mail.mails.length).toBe(2)
  expect((await all())[0]).toMatchObject({ attempts: 2, sentAt: noon + 5 * minuteMs })
})

test('without anybody to send to, or without a mail server, a message waits and says so; nothing counts as an attempt', async () => {
  const { made } = await channels()
  const noMail = { ...made, mail: null }
  await put(message('a'))
  await run(made)
  expect((await all())[0]).toMatchObject({
    attempts: 0,
    sentAt: null,
    lastError: expect.stringContaining('Nobody'),
  })
  await insertContact(database.db.pool, contact({}))
  await run(noMail, noon + hourMs)
  expect((await all())[0]).toMatchObject({
    attempts: 0,
    sentAt: null,
    lastError: expect.stringContaining('No mail server'),
  })
  await run(made, noon + 2 * hourMs)
  expect((await all())[0]).toMatchObject({ sentAt: noon + 2 * hourMs, lastError: null })
})

test('who opted out of a kind is not sent it; a reminder that would come days late is not sent at all', async () => {
  await insertContact(database.db.pool, contact({ optedOut: ['reminder'] }))
  const { made, mail } = await channels()
  await put(message('a', { kind: 'reminder' }), message('b', { kind: 'digest' }))
  await run(made)
  expect((await all()).map(({ key, droppedAt }) => [key, droppedAt])).toEqual([
    ['a', noon],
    ['b', null],
  ])
  expect(mail.mails.length).toBe(1)
  await insertContact(database.db.pool, contact({ recordedAt: noon }))
  await put(message('c', { kind: 'reminder' }))
  await run(made, noon + 2 * dayMs)
  expect((await all())[2]!.droppedAt).toBe(noon + 2 * dayMs)
  expect(mail.mails.length).toBe(1)
})

test('a reminder an admin sends again counts from then', async () => {
  const { made, mail } = await channels()
  await put(message('a', { kind: 'reminder' }))
  await run(made, noon + 2 * dayMs)
  const [dropped] = await all()
  expect(dropped).toMatchObject({ droppedAt: noon + 2 * dayMs, lastError: expect.stringContaining('Nobody') })
  await insertContact(database.db.pool, contact({}))
  await retryMessage(database.db.pool, dropped!.id, noon + 3 * dayMs)
  await run(made, noon + 3 * dayMs)
  expect((await all())[0]).toMatchObject({ sentAt: noon + 3 * dayMs, droppedAt: null })
  expect(mail.mails).toHaveLength(1)
})

test('what nobody takes is given up after three days, with the reason', async () => {
  await insertContact(database.db.pool, contact({ channel: 'chat', mail: null, sealedWebhook: Buffer.of(1) }))
  const { made, chat } = await channels(response => response.writeHead(503).end())
  await put(message('a'))
  let at = noon
  for (let tries = 0; tries < 40; tries++) {
    const [row] = await all()
    if (row!.droppedAt !== null) break
    at = row!.nextAttemptAt
    await run(made, at)
  }
  const [row] = await all()
  expect(row!.lastError).toContain('503')
  expect(row!.lastError).toContain('Given up')
  expect(at - noon).toBeGreaterThan(dayMs)
  expect(at - noon).toBeLessThan(4 * dayMs)
  expect(chat.posts.length).toBe(row!.attempts)
})
