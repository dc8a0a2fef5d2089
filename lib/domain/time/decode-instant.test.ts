import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeInstant } from './decode-instant.ts'

const hostile = new URL('../../../../shared/fixtures/hostile/own/extra-timestamps.json', import.meta.url)

describe('decoding an instant', () => {
  it('takes every form of RFC 3339 and keeps milliseconds', () => {
    expect(decodeInstant('2026-11-21T00:00:00Z')).toBe(1795219200000)
    expect(decodeInstant('2026-11-21t00:00:00z')).toBe(1795219200000)
    expect(decodeInstant('2026-11-21T00:00:00.123456789Z')).toBe(1795219200123)
    expect(decodeInstant('2026-11-21T00:00:00.1Z')).toBe(1795219200100)
    expect(decodeInstant('2026-11-21T00:00:00+14:00')).toBe(1795219200000 - 14 * 3_600_000)
    expect(decodeInstant('2026-11-21T00:00:00-12:00')).toBe(1795219200000 + 12 * 3_600_000)
    expect(decodeInstant('2026-11-21T00:00:00-00:00')).toBe(1795219200000)
  })

  it('knows the calendar and the clock', () => {
    expect(decodeInstant('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29))
    for (const text of [
      '2026-02-29T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-06-30T23:59:60Z',
    ])
      expect(decodeInstant(text)).toBeNull()
  })

  it('needs a time, seconds and an offset', () => {
    for (const text of [
      '2026-11-21',
      '2026-11-21T00:00Z',
      '2026-11-21T00:00:00',
      '2026-11-21 00:00:00Z',
      '2026-11-21T00:00:00+00',
    ])
      expect(decodeInstant(text)).toBeNull()
  })

  const absent = existsSync(hostile) ? '' : ' (skipped: no shared fixtures)'
  it.skipIf(absent !== '')(`refuses or understands each hostile text, as the platform does${absent}`, () => {
    const texts = JSON.parse(readFileSync(hostile, 'utf8')) as string[]
    const accepted = texts.filter(text => decodeInstant(text) !== null)
    expect(accepted).toEqual([
      '2026-11-21T00:00:00Z',
      '2026-11-21t00:00:00z',
      '2026-11-21T00:00:00.123456789Z',
      '2028-02-29T00:00:00Z',
      '2026-11-21T00:00:00+14:00',
      '2026-11-21T00:00:00-12:00',
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '1582-10-10T00:00:00Z',
      '1900-01-01T00:00:00Z',
      '1969-12-31T23:59:59Z',
      '1970-01-01T00:00:00Z',
      '2038-01-19T03:14:08Z',
      '2106-02-07T06:28:16Z',
      '9999-12-31T23:59:59.999Z',
    ])
    for (const text of accepted) expect(decodeInstant(text)).toBe(Date.parse(text.toUpperCase()))
  })
})
