import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecodeContext } from './adapter.ts'
import { redactSecrets } from './redact-secrets.ts'
import { adapters, formatDecoders } from './registry.ts'
import { eventFixtures, fixturesNote, hasFixtures } from './testing/event-fixtures.ts'

const now = Date.UTC(2026, 10, 21, 12)
const contextWith = (headers: Record<string, string>, at = now): DecodeContext => ({
  source: 'tests',
  id: null,
  now: at,
  headers,
})
const decoders = [...formatDecoders]
const fixtures = eventFixtures()

/** Frozen to the ground: whoever changes it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) frozen(member)
  }
  return value
}

const headerNames = [...new Set(adapters.flatMap(adapter => adapter.hook?.headers ?? []))]
const anyHeaders =
  headerNames.length === 0
    ? fc.constant({})
    : fc.dictionary(fc.constantFrom(...headerNames), fc.string({ maxLength: 300 }), { noNullPrototype: true })

/** The value with one of its parts replaced: `at` picks it, whatever the value is. */
function mutated(value: unknown, at: readonly number[], instead: unknown): unknown {
  const [place, ...rest] = at
  if (place === undefined || typeof value !== 'object' || value === null) return instead
  const keys = Object.keys(value)
  if (keys.length === 0) return instead
  const key = keys[place % keys.length]!
  const member = (value as Record<string, unknown>)[key]
  if (Array.isArray(value)) return value.with(Number(key), mutated(member, rest, instead))
  return { ...value, [key]: mutated(member, rest, instead) }
}

function obeys(value: unknown, headers: Record<string, string>): void {
  frozen(value)
  for (const adapter of adapters) {
    const recognized = adapter.hook?.recognizes(value, headers)
    expect([true, false, undefined]).toContain(recognized)
  }
  for (const [format, decode] of decoders) {
    const first = decode(value, contextWith(headers))
    expect(decode(value, contextWith(headers)), format).toEqual(first)
    if (!first.ok) {
      for (const issue of first.issues) expect(typeof issue.message, format).toBe('string')
      continue
    }
    expect(typeof first.value.id, format).toBe('string')
    expect(Buffer.byteLength(first.value.id), format).toBeLessThanOrEqual(500)
    // A decoder that judges instants may refuse it on another day, but never give it another key.
    const later = decode(value, contextWith(headers, now + 86_400_000))
    if (later.ok) expect(later.value.id, format).toBe(first.value.id)
    expect(first.value.ignored === null || first.value.observations.length === 0, format).toBe(true)
  }
}

describe('laws of the registry', () => {
  test('every kind and every format is there once, and a hook’s format has its decoder', () => {
    expect(new Set(adapters.map(adapter => adapter.kind)).size).toBe(adapters.length)
    const formats = adapters.flatMap(adapter => Object.keys(adapter.decoders))
    expect(new Set(formats).size).toBe(formats.length)
    for (const { kind, hook, decoders: own } of adapters)
      if (hook !== undefined) expect(Object.keys(own), kind).toContain(hook.format)
  })

  test('decoding is total and deterministic, and changes nothing, for any JSON and any headers', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), anyHeaders, (value, headers) => obeys(value, headers)),
      { numRuns: 200 },
    )
  })

  test.skipIf(!hasFixtures)(
    `and for every payload of every sender${fixturesNote}`,
    () => {
      for (const { value, headers } of fixtures) obeys(value, headers)
    },
    60_000,
  )

  test.skipIf(!hasFixtures)(
    `and for payloads with any part replaced by anything${fixturesNote}`,
    () => {
      const small = fixtures.filter(({ raw }) => raw.length < 100_000)
      fc.assert(
        fc.property(
          fc.constantFrom(...small),
          fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
          fc.jsonValue({ maxDepth: 2 }),
          ({ value, headers }, at, instead) => obeys(mutated(value, at, instead), headers),
        ),
        { numRuns: 400 },
      )
    },
    60_000,
  )

  test.skipIf(!hasFixtures)(`what is stripped is nothing a decoder reads${fixturesNote}`, () => {
    for (const { path, raw, value, headers } of fixtures) {
      const kept = redactSecrets(raw, value).value
      if (kept === value) continue
      for (const { kind, hook, decoders: own } of adapters) {
        if (hook?.recognizes(value, headers) !== true) continue
        // An id made of the whole body is another one; what it tells is the same.
        const toldBy = (body: unknown) => {
          const decoded = own[hook.format]!(body, contextWith(headers))
          return decoded.ok ? { ...decoded.value, id: '' } : decoded
        }
        expect(toldBy(kept), `${kind} ${path}`).toEqual(toldBy(value))
      }
    }
  })
})
