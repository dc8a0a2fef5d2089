import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalInstant } from './canonical-instant.ts'
import { decodeInstant } from './decode-instant.ts'

test.each([
  ['2023-4-10 6:51:47', '2023-04-10T06:51:47Z'],
  ['2023-01-01 12:00:00 UTC', '2023-01-01T12:00:00Z'],
  ['2023-01-01 12:00:00.123456 UTC', '2023-01-01T12:00:00.123456Z'],
  ['2023-04-10T06:51:47.000+00:00', '2023-04-10T06:51:47.000+00:00'],
  ['2026-05-01 12:00:00 +0200', '2026-05-01T12:00:00+02:00'],
  ['2026-05-01 12:00+02', '2026-05-01T12:00:00+02:00'],
  ['2026-05-01', '2026-05-01T00:00:00Z'],
  ['1700000000', '2023-11-14T22:13:20.000Z'],
  ['1.7E9', '2023-11-14T22:13:20.000Z'],
  ['1700000000123', '2023-11-14T22:13:20.123Z'],
])('%s is %s', (text, canonical) => {
  expect(canonicalInstant(text)).toBe(canonical)
})

test.each([
  '',
  'yesterday',
  '12',
  '2023-13-01',
  '2023-02-30 00:00:00',
  '0000-00-00 00:00:00',
  '03/04/2023',
  '12:00',
])('%s is no instant', text => {
  expect(canonicalInstant(text)).toBeNull()
})

test('whatever it returns is read to one instant, and an RFC 3339 text keeps its own', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map(at => at.toISOString()),
      ),
      text => {
        const canonical = canonicalInstant(text)
        if (canonical !== null) expect(decodeInstant(canonical)).not.toBeNull()
        const at = decodeInstant(text)
        if (at !== null && canonical !== null) expect(decodeInstant(canonical)).toBe(at)
      },
    ),
  )
})
