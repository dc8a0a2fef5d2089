import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { upsertPerson } from '#db/queries/upsert-person.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { startMailServer } from '#lib/notify/testing/mail-server.ts'
import { startWebhookReceiver } from '#lib/notify/testing/webhook-receiver.ts'
import { readContacts } from '#lib/read/contacts.ts'
import { recordContact } from '#lib/record/record-contact.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  process.env.LANDFALL_AUTH_SECRET = 'contacts-secret-0123456789abcdefghij'
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())
afterEach(async () => {
  delete process.env.LANDFALL_SMTP_URL
  for (const table of ['outbox', 'contact']) await landfall.db.pool.query(`delete from ${table}`)
})

const gangway = { type: 'team', id: 'gangway' }
const set = (body: object) => landfall.send('POST', '/api/v1/contacts', body)
const list = async () => (await landfall.get('/api/v1/contacts')).body

describe('contacts', () => {
  test('of a team are told to admins; a webhook is stored sealed, told to nobody, and kept when only opt-outs change', async () => {
    const url = 'https://chat.example.com/hooks/very-secret'
    expect((await set({ subject: gangway, channel: 'mail', mail: 'gangway@example.com' })).status).toBe(201)
    expect((await set({ subject: gangway, channel: 'chat', webhook: url })).status).toBe(201)
    expect((await set({ subject: gangway, channel: 'chat', optedOut: ['digest'] })).status).toBe(201)
    const { items } = await list()
    expect(items).toMatchObject([
      { channel: 'chat', mail: null, optedOut: ['digest'] },
      { channel: 'mail', mail: 'gangway@example.com', subject: { name: 'Gangway' } },
    ])
    const stored = await landfall.db.pool.query(
      'select sealed_webhook from contact where sealed_webhook is not null',
    )
    expect(stored.rows).toHaveLength(2)
    const everything = JSON.stringify([
      await list(),
      (await landfall.get('/api/v1/audit')).body,
      stored.rows.map(row => Buffer.from(row.sealed_webhook).toString('latin1')),
    ])
    expect(everything).not.toContain('very-secret')
    expect(JSON.stringify((await landfall.get('/api/v1/audit')).body)).not.toContain('gangway@example.com')
  })

  test('are told to readers without addresses', async () => {
    await set({ subject: gangway, channel: 'mail', mail: 'gangway@example.com' })
    const given = { name: 'reader', scopes: ['read'], createdBy: 'test', expiresAt: null }
    const { token } = await recordApiToken(landfall.db.pool, given, Date.now())
    const headers = { authorization: `Bearer ${token}` }
    const seen = await landfall.get('/api/v1/contacts', headers)
    expect(seen.body.items).toMatchObject([{ id: null, mail: null, subject: { id: 'gangway' } }])
    expect((await landfall.get('/api/v1/messages', headers)).status).toBe(403)
    expect((await landfall.get('/api/v1/messages/preview?subject=team:gangway', headers)).status).toBe(403)
  })

  test.each([
    ['/subject/id', { subject: { type: 'team', id: 'nobody' }, channel: 'mail', mail: 'a@example.com' }],
    ['/mail', { subject: gangway, channel: 'mail' }],
    ['/mail', { subject: gangway, channel: 'mail', mail: 'a@example.com\r\nBcc: b@example.com' }],
    ['/webhook', { subject: gangway, channel: 'chat' }],
    ['/webhook', { subject: gangway, channel: 'chat', webhook: 'http://169.254.169.254/latest' }],
    ['/webhook', { subject: gangway, channel: 'chat', webhook: 'file:///etc/passwd' }],
    ['/timeZone', { subject: gangway, channel: 'mail', mail: 'a@example.com', timeZone: 'Mars/Olympus' }],
  ])('that cannot be reached are refused at %s', async (path, body) => {
    const refused = await set(body)
    expect(refused.status).toBe(422)
    expect(refused.body.issues[0].path).toBe(path)
  })

  test('of a person are set by the person, to the address they signed in with and no other', async () => {
    const { db } = landfall
    const now = Date.now()
    const id = (await upsertPerson(
      db,
      { issuer: 'test', subject: 'mo', name: 'Mo', email: 'mo@example.com' },
      now,
    ))!
    const viewer = { kind: 'person', id, name: 'Mo', role: 'team_member', team: 'gangway' } as const
    const webhooks = { seal: () => new Uint8Array(), open: () => '', fault: () => null }
    const own = {
      subject: { type: 'person' as const, id },
      channel: 'mail' as const,
      optedOut: ['digest' as const],
    }
    await recordContact({ db, viewer, now }, own, webhooks)
    const seen = await readContacts({ db, viewer, now }, null)
    expect(seen).toMatchObject({
      mayEdit: false,
      me: { id, mail: 'mo@example.com' },
      items: [{ mail: 'mo@example.com', isOwn: true, optedOut: ['digest'] }],
    })
    for (const wish of [
      { ...own, mail: 'victim@example.com' },
      { ...own, subject: { type: 'team' as const, id: 'gangway' } },
      { ...own, channel: 'chat' as const, webhook: 'https://chat.example.com/x' },
    ])
      await expect(recordContact({ db, viewer, now }, wish, webhooks)).rejects.toThrow()
  })

  test('that are taken back are reached no more, and an older one does not come back', async () => {
    await set({ subject: gangway, channel: 'mail', mail: 'old@example.com' })
    const { id } = (await set({ subject: gangway, channel: 'mail', mail: 'new@example.com' })).body
    expect((await landfall.send('POST', `/api/v1/contacts/${id}/withdraw`, {})).status).toBe(200)
    expect((await list()).items).toEqual([])
    expect((await landfall.send('POST', `/api/v1/contacts/${id}/withdraw`, {})).status).toBe(409)
  })
})

describe('a test message', () => {
  test('goes out at once and says in words what became of it', async () => {
    const mail = await startMailServer()
    const chat = await startWebhookReceiver()
    const gone = await startWebhookReceiver(response => response.writeHead(404).end())
    try {
      const mailId = (await set({ subject: gangway, channel: 'mail', mail: 'gangway@example.com' })).body.id
      const test = (id: string) => landfall.send('POST', `/api/v1/contacts/${id}/test`)
      expect((await test(mailId)).body).toEqual({
        isDelivered: false,
        words: expect.stringContaining('No mail server'),
      })
      process.env.LANDFALL_SMTP_URL = `smtp://127.0.0.1:${mail.server.port}`
      expect((await test(mailId)).body).toMatchObject({ isDelivered: true })
      expect(mail.recipients).toEqual(['gangway@example.com'])
      const chatId = (await set({ subject: gangway, channel: 'chat', webhook: chat.url })).body.id
      expect((await test(chatId)).body).toMatchObject({ isDelivered: true })
      expect(chat.posts).toHaveLength(1)
      const goneId = (await set({ subject: gangway, channel: 'chat', webhook: gone.url })).body.id
      expect((await test(goneId)).body).toMatchObject({
        isDelivered: false,
        words: expect.stringContaining('404'),
      })
    } finally {
      for (const server of [mail, chat, gone]) await server.close()
    }
  })
})

describe('previews', () => {
  const preview = async (query: string) => (await landfall.get(`/api/v1/messages/preview?${query}`)).body

  test('show what would be sent now, and say that nobody is there to send it to', async () => {
    const seen = await preview('kind=reminder&subject=team:gangway')
    expect(seen).toMatchObject({ hasContact: false, why: expect.stringContaining('Nobody to send to') })
    expect(seen.text).toContain('/report/gangway')
    await set({ subject: gangway, channel: 'mail', mail: 'gangway@example.com' })
    const reached = await preview('kind=reminder&subject=team:gangway')
    expect(reached).toMatchObject({ hasContact: true, timeZone: 'Europe/Oslo' })
    expect(reached.why).toMatch(/from 09:00 \(Europe\/Oslo\)|within minutes/)
  })

  test('say why nothing would be', async () => {
    expect(await preview('kind=digest&subject=leaders')).toMatchObject({
      text: null,
      why: expect.stringContaining('Nothing changed'),
    })
    expect(await preview('kind=reminder&subject=leaders')).toMatchObject({ text: null })
    expect((await landfall.get('/api/v1/messages/preview?subject=nonsense')).status).toBe(422)
    expect((await landfall.get('/api/v1/messages/preview')).status).toBe(422)
  })
})

describe('the outbox', () => {
  test('shows what waits, and an admin gives it up or tries it again', async () => {
    const { insertMessages } = await import('#db/queries/insert-outbox.ts')
    const now = Date.now()
    await insertMessages(landfall.db.pool, now, [
      {
        key: 'a',
        kind: 'report_link',
        subject: { type: 'team', id: 'gangway' },
        title: 'Your link',
        body: 'Here:\n/report/gangway?link=lfr_secret',
        sendAfterAt: now,
      },
    ])
    const { items, counts } = (await landfall.get('/api/v1/messages?state=waiting')).body
    expect(counts).toEqual({ waiting: 1, sent: 0, dropped: 0 })
    expect(JSON.stringify(items)).not.toContain('lfr_secret')
    const act = (name: string, body?: object) =>
      landfall.send('POST', `/api/v1/messages/${items[0].id}/${name}`, body)
    expect((await act('drop', { reason: 'Not needed.' })).status).toBe(200)
    expect((await landfall.get('/api/v1/messages')).body.items[0]).toMatchObject({
      state: 'dropped',
      error: 'Not needed.',
    })
    expect((await act('drop', { reason: 'Again.' })).status).toBe(404)
    expect((await act('retry')).status).toBe(200)
    expect((await landfall.get('/api/v1/messages')).body.counts).toEqual({ waiting: 1, sent: 0, dropped: 0 })
  })
})
