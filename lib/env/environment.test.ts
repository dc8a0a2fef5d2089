import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

describe('settings from the environment', () => {
  test('without any, Landfall listens on this machine only, with a database of its own and the demo', () => {
    expect(readEnvironment({})).toMatchObject({
      dataFolder: './data',
      databaseUrl: null,
      host: '127.0.0.1',
      port: 3000,
      isDemoWanted: true,
      trustedProxyHops: 0,
      embedOrigins: [],
    })
  })

  test.each([
    ['off', false],
    ['OFF', false],
    ['0', false],
    ['on', true],
    ['1', true],
    ['', true],
  ])('LANDFALL_DEMO=%s', (given, wanted) => {
    expect(readEnvironment({ LANDFALL_DEMO: given }).isDemoWanted).toBe(wanted)
  })

  test.each([
    ['PORT', '99999', 'PORT must be a number from 1 to 65535.'],
    ['PORT', 'http', 'PORT must be a number from 1 to 65535.'],
    ['LANDFALL_DEMO', 'perhaps', 'LANDFALL_DEMO must be on or off.'],
    [
      'DATABASE_URL',
      'mysql://secret@h/d',
      'DATABASE_URL must be an address such as postgres://user:password@host:5432/database.',
    ],
    [
      'LANDFALL_EMBED_ORIGINS',
      'https://portal.example.com/path',
      'LANDFALL_EMBED_ORIGINS must be origins such as https://portal.example.com, with commas between them.',
    ],
    ['LANDFALL_EMBED_ORIGINS', "'self'; script-src *", 'LANDFALL_EMBED_ORIGINS must be origins'],
    ['LANDFALL_SMTP_URL', 'mail.example.com', 'LANDFALL_SMTP_URL must be an address such as smtps://'],
    ['LANDFALL_SMTP_URL', 'https://u:hunter2@mail.example.com', 'LANDFALL_SMTP_URL must be an address'],
    ['LANDFALL_MAIL_FROM', 'nobody', 'LANDFALL_MAIL_FROM must be a mail address'],
    ['LANDFALL_MAIL_FROM', 'A <a@example.com>\r\nBcc: b@example.com', 'LANDFALL_MAIL_FROM must be a mail'],
    ['LANDFALL_INIT_TOKEN', 'short', 'LANDFALL_INIT_TOKEN must be 32 characters or more.'],
  ])('%s=%s is refused in one sentence that repeats no secret', (name, given, sentence) => {
    expect(() => readEnvironment({ [name]: given })).toThrow(sentence)
  })

  test.each([
    [
      'smtp://mail.example.com',
      { host: 'mail.example.com', port: 587, isTls: false, user: null, password: null },
    ],
    [
      'smtps://me%40example.com:p%3Ass@mail.example.com',
      { host: 'mail.example.com', port: 465, isTls: true, user: 'me@example.com', password: 'p:ss' },
    ],
    ['smtp://[::1]:1025/', { host: '::1', port: 1025, isTls: false, user: null, password: null }],
  ])('a mail server at %s', (given, wanted) => {
    expect(readEnvironment({ LANDFALL_SMTP_URL: given }).mailServer).toEqual(wanted)
  })

  test('a mail server may be told by a file, whose name is not echoed when it is not there', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'landfall-env-')), 'smtp')
    writeFileSync(file, 'smtps://me:secret@mail.example.com\n')
    expect(readEnvironment({ LANDFALL_SMTP_URL_FILE: file }).mailServer).toMatchObject({ password: 'secret' })
    expect(() => readEnvironment({ LANDFALL_SMTP_URL_FILE: '/nowhere/smtp' })).toThrow(
      'LANDFALL_SMTP_URL_FILE must be a file that can be read.',
    )
  })

  test('who messages are from is an address, with a name or without', () => {
    const sender = (from: string) => readEnvironment({ LANDFALL_MAIL_FROM: from }).mailFrom
    expect(sender('landfall@example.com')).toEqual({ name: 'Landfall', address: 'landfall@example.com' })
    expect(sender('Die Brücke <b@example.com>')).toEqual({ name: 'Die Brücke', address: 'b@example.com' })
    expect(readEnvironment({})).toMatchObject({ mailServer: null, mailFrom: null })
  })
})
