import { afterEach, expect, test } from 'vitest'
import { addressFault, guardedLookup } from '#lib/collect/address-fault.ts'
import { createChatSender } from './chat-sender.ts'
import type { MessageContent } from './message-text.ts'
import { startWebhookReceiver } from './testing/webhook-receiver.ts'

const base = 'https://landfall.example.com'
const guard = { fault: addressFault, lookup: guardedLookup }
const content: MessageContent = {
  kind: 'blocker_closed',
  title: 'Solved: <!channel> no volumes',
  body: '@all: playlist-cache is free\n/blockers/1',
}
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const start = async (answer?: Parameters<typeof startWebhookReceiver>[0]) => {
  const started = await startWebhookReceiver(answer)
  closing.push(started.close)
  return started
}
const send = (url: string, timeoutMs = 2_000) =>
  createChatSender(guard, base, timeoutMs)({ id: 'message.contact', url, content })
const status = (code: number, headers: Record<string, string> = {}) =>
  start(response => response.writeHead(code, headers).end('inner text'))

test('a webhook gets text as JSON, with a key that says it is the same message', async () => {
  const { url, posts } = await start()
  expect(await send(url)).toEqual({ kind: 'delivered' })
  expect(posts[0]!.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': 'message.contact',
  })
  expect(posts[0]!.body.text).toContain('https://landfall.example.com/blockers/1')
})

test('what people typed calls nobody together', async () => {
  const { url, posts } = await start()
  await send(url)
  expect(posts[0]!.body.text).not.toMatch(/<!|@all/)
  expect(posts[0]!.body.text).toContain('playlist-cache is free')
})

test('429 waits as long as it says, 500 as long as we like, 404 is final', async () => {
  expect(await send((await status(429, { 'retry-after': '90' })).url)).toMatchObject({
    kind: 'later',
    afterMs: 90_000,
  })
  expect(await send((await status(500)).url)).toMatchObject({ kind: 'later', afterMs: null })
  expect(await send((await status(404)).url)).toMatchObject({ kind: 'refused' })
})

test('a redirect is not followed, and nothing of an answer but its status is told', async () => {
  const inner = await start()
  const { url } = await start(response =>
    response.writeHead(307, { location: inner.url }).end('metadata of the machine'),
  )
  const outcome = await send(url)
  expect(outcome).toMatchObject({ kind: 'refused', words: expect.stringContaining('redirect') })
  expect(inner.posts).toEqual([])
  expect(JSON.stringify(outcome)).not.toMatch(/metadata|secret-key|127\.0\.0\.1/)
})

test('a receiver that is silent, endless or gone is no end of the sender', async () => {
  const silent = await start(() => {})
  expect(await send(silent.url, 200)).toMatchObject({
    kind: 'later',
    words: expect.stringContaining('in time'),
  })
  const endless = await start(response => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'.repeat(65_536)), 1)
    response.on('close', () => clearInterval(timer))
  })
  expect(await send(endless.url)).toEqual({ kind: 'delivered' })
  await silent.close()
  closing.splice(closing.indexOf(silent.close), 1)
  const gone = await send(silent.url)
  expect(gone).toMatchObject({ kind: 'later' })
  expect(JSON.stringify(gone)).not.toContain('secret-key')
})

test.each([
  'http://169.254.169.254/latest/meta-data',
  'http://[fe80::1]/x',
  'http://[::ffff:169.254.169.254]/x',
  'http://metadata.google.internal/x',
  'http://0xa9fea9fe/x',
  'file:///etc/passwd',
])('nothing is sent to %s', async url => {
  expect(await send(url)).toMatchObject({ kind: 'refused' })
})

test('a name that stands for such an address is refused where it is connected', async () => {
  const rebound = createChatSender(
    {
      fault: addressFault,
      lookup: (_, __, done) => done(new Error('stands for 169.254.169.254'), '', 0),
    },
    base,
    500,
  )
  expect(await rebound({ id: 'a', url: 'http://chat.example.com/hook', content })).toMatchObject({
    kind: 'later',
  })
})
