import { expect, test } from 'vitest'
import { decodeSendersJson } from './decode-senders-json.ts'

const decode = (text: string) => decodeSendersJson(Buffer.from(text))

test('a name that comes twice is the last one, a number no double holds the nearest', () => {
  expect(decode('{"type":"http","port":1,"type":"tcp"}')).toEqual({
    ok: true,
    value: { type: 'tcp', port: 1 },
  })
  expect(decode('{"id":12345678901234567890}').ok).toBe(true)
})

test('whatever else is the matter is refused, also behind a name that comes twice', () => {
  for (const rest of ['"\\u0000"', '"\\ud800"', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, '01', '"a" "b"'])
    expect(decode(`{"a":1,"a":2,"b":${rest}}`).ok, rest.slice(0, 20)).toBe(false)
  expect(decode('{"a":1,"a":"\\\\u0000 is text"}').ok).toBe(true)
})
