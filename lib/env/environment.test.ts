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
    ['LANDFALL_INIT_TOKEN', 'short', 'LANDFALL_INIT_TOKEN must be 32 characters or more.'],
  ])('%s=%s is refused in one sentence that repeats no secret', (name, given, sentence) => {
    expect(() => readEnvironment({ [name]: given })).toThrow(sentence)
  })
})
