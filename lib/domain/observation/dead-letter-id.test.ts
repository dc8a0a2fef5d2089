import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DeadLetterRef, decodeDeadLetterId, formatDeadLetterId } from './dead-letter-id.ts'

const name = fc.string({ unit: 'grapheme', minLength: 1 })
const ref: fc.Arbitrary<DeadLetterRef> = fc.oneof(
  fc.record({ kind: fc.constant('delivery' as const), seq: fc.nat() }),
  fc.record({ kind: fc.constant('event' as const), source: name, id: name }),
  fc.record({ kind: fc.constant('service' as const), serviceId: name }),
)

test('any name comes back', () => {
  fc.assert(
    fc.property(ref, one => {
      expect(decodeDeadLetterId(formatDeadLetterId(one))).toEqual({ ...one })
    }),
  )
})

test('nothing else is one, and nothing throws', () => {
  for (const text of ['', 'delivery:', 'delivery:x', 'event:a', 'event:a:b:c', 'service:%zz', 'other:1'])
    expect(decodeDeadLetterId(text), text).toBeNull()
  fc.assert(fc.property(fc.string(), text => void decodeDeadLetterId(text)))
})
