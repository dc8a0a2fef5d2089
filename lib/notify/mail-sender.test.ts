import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { MailServer } from '#lib/env/mail-server.ts'
import { createMailSender, type MailTimeouts } from './mail-sender.ts'
import type { MessageContent } from './message-text.ts'
import { startMailServer, type TestMailServer } from './testing/mail-server.ts'

const from = { name: 'Landfall', address: 'landfall@example.com' }
const base = 'https://landfall.example.com'
const content: MessageContent = {
  kind: 'reminder',
  title: 'Two questions about Gangway',
  body: 'Is playlist-cache stuck?\n\nAnswer in a minute:\n/report/gangway?key=abc',
}
const short: MailTimeouts = { connectMs: 2_000, silenceMs: 300, wholeMs: 3_000 }
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = async (options: Parameters<typeof startMailServer>[0] = {}): Promise<TestMailServer> => {
  const started = await startMailServer(options)
  closing.push(started.close)
  return started
}
const sendTo = (server: MailServer, more: Partial<MessageContent> = {}, timeouts = short) =>
  createMailSender(
    server,
    from,
    base,
    timeouts,
  )({
    id: 'message.contact',
    to: 'team@example.com',
    content: { ...content, ...more },
  })
const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
/** Quoted-printable put together again. */
const decoded = (mail: string): string =>
  Buffer.from(
    mail.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

test('a mail has a stable id, text and HTML, whole addresses, and nothing that fetches', async () => {
  const { server, mails, recipients } = await start()
  expect(await sendTo(server)).toEqual({ kind: 'delivered' })
  const mail = decoded(mails[0]!)
  expect(recipients).toEqual(['team@example.com'])
  expect(mail).toContain('Message-ID: <message.contact@example.com>')
  expect(mail).toContain('Auto-Submitted: auto-generated')
  expect(mail).toContain('https://landfall.example.com/report/gangway?key=abc')
  expect(mail).toContain('Content-Type: text/plain; charset=utf-8')
  expect(mail).toContain('<a href="https://landfall.example.com/report/gangway?key=abc">')
  expect(mail).not.toMatch(/<img|src=|<link|<script/)
})

test('what people typed becomes neither a header nor markup', async () => {
  const { server, mails, recipients } = await start()
  await sendTo(server, {
    title: 'Held\r\nBcc: everybody@example.com\r\n\r\n<b>hello',
    body: '<script>alert(1)</script>\n.\nQUIT\njavascript:alert(1)',
  })
  const mail = decoded(mails[0]!)
  expect(recipients).toEqual(['team@example.com'])
  expect(mail.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
  expect(mail).toContain('&lt;script&gt;')
  expect(mail).toContain('QUIT')
  expect(mail).not.toContain('href="javascript')
})

test('letters of every script arrive as they were written', async () => {
  const { server, mails } = await start()
  await sendTo(server, { title: 'Größe 港 ⚓ geändert', body: 'Zurück von 港口 — ⚓️' })
  expect(mails[0]).toMatch(/Subject: =\?UTF-8\?/)
  expect(decoded(mails[0]!)).toContain('Zurück von 港口 — ⚓️')
})

test('nothing is sent to addresses that are made up, as those of the demo company are', async () => {
  const { server, recipients } = await start()
  const sent = createMailSender(server, from, base, short)
  expect(await sent({ id: 'a', to: 'team@landfall.example', content })).toMatchObject({ kind: 'refused' })
  expect(recipients).toEqual([])
})

test('an address the server refuses for good is refused, greylisting is tried later', async () => {
  const { server } = await start({ onRcptTo: (_, __, done) => done(refuse(550, 'no such user')) })
  expect(await sendTo(server)).toEqual({ kind: 'refused', words: expect.stringContaining('no such user') })
  const grey = await start({ onRcptTo: (_, __, done) => done(refuse(451, 'greylisted, come back')) })
  expect(await sendTo(grey.server)).toEqual({
    kind: 'later',
    words: expect.stringContaining('greylisted'),
    afterMs: null,
  })
})

test('a sign-in that fails is somebody’s setting: later, and without the password', async () => {
  const { server } = await start({ authOptional: false, onAuth: (_, __, done) => done(refuse(535, 'wrong')) })
  const outcome = await sendTo({ ...server, user: 'landfall', password: 'hunter2-secret' })
  expect(outcome.kind).toBe('later')
  expect(JSON.stringify(outcome)).not.toContain('hunter2-secret')
})

test('credentials do not leave in the clear, except to this machine', async () => {
  const asked: unknown[] = []
  const onAuth: NonNullable<Parameters<typeof startMailServer>[0]>['onAuth'] = (auth, _, done) => {
    asked.push(auth.password)
    done(null, { user: auth.username })
  }
  // This machine too, by an address that is not known to be it.
  const other = await startMailServer({ onAuth }, '127.0.0.2')
  closing.push(other.close)
  const outcome = await sendTo({ ...other.server, user: 'landfall', password: 'x' })
  expect(outcome.kind).toBe('later')
  expect(asked).toEqual([])
  const own = await start({ onAuth, allowInsecureAuth: true })
  expect(await sendTo({ ...own.server, user: 'landfall', password: 'x' })).toEqual({ kind: 'delivered' })
  expect(asked).toEqual(['x'])
})

test('a server that drops the connection, is silent, or is not there is tried later', async () => {
  const dropping = createServer(socket => socket.end('220 hello\r\n'))
  const silent = createServer(() => {})
  for (const server of [dropping, silent]) {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const outcome = await sendTo(
      { host: '127.0.0.1', port, isTls: false, user: null, password: null },
      {},
      { connectMs: 300, silenceMs: 300, wholeMs: 1_000 },
    )
    expect(outcome.kind).toBe('later')
    server.close()
    if (server === dropping)
      expect((await sendTo({ host: '127.0.0.1', port, isTls: false, user: null, password: null })).kind).toBe(
        'later',
      )
  }
})
