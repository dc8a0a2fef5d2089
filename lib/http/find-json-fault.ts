import { invalidUtf8Offset } from './invalid-utf8-offset.ts'
import type { JsonFault } from './json-fault.ts'
import { depthLimit } from './limits.ts'

const numberForm = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/
const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d])
const simpleEscapes = new Set([...'"\\/bfnrt'].map(letter => letter.charCodeAt(0)))

class Stop extends Error {
  readonly fault: Pick<JsonFault, 'code' | 'message' | 'offset'>
  constructor(code: JsonFault['code'], message: string, offset: number) {
    super(message)
    this.fault = { code, message, offset }
  }
}

const escapePointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1')

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset && at < bytes.length; at++) if (bytes[at] === 0x0a) line += 1
  return line
}

/**
 * The first reason to refuse a JSON text, with its place; null when there is none. Slow and exact: it runs only when the
 * quick pass saw something. Refused beyond RFC 8259: nesting over the limit, duplicate keys, NUL and lone surrogate
 * escapes, and numbers a double cannot hold (too large, or whole and not exact).
 */
export function findJsonFault(bytes: Uint8Array): JsonFault | null {
  const path: string[] = []
  const fault = (found: Pick<JsonFault, 'code' | 'message' | 'offset'>): JsonFault => ({
    ...found,
    path: path.map(segment => `/${escapePointer(segment)}`).join(''),
    line: lineOf(bytes, found.offset),
  })
  const invalidAt = invalidUtf8Offset(bytes)
  if (invalidAt !== null) {
    return fault({ code: 'invalid_utf8', message: 'This byte is not UTF-8.', offset: invalidAt })
  }
  let at = 0
  const skipSpace = (): void => {
    while (whiteSpace.has(bytes[at] ?? -1)) at += 1
  }
  const refuse = (message: string, offset = at): never => {
    throw new Stop('invalid_json', message, offset)
  }
  const expected = (what: string): never =>
    refuse(at >= bytes.length ? `The text ends where ${what} is expected.` : `${what} is expected here.`)

  function hexAt(from: number): number {
    const text = String.fromCharCode(...bytes.subarray(from, from + 4))
    if (!/^[0-9a-fA-F]{4}$/.test(text)) refuse('Four hexadecimal digits are expected here.', from)
    return Number.parseInt(text, 16)
  }

  function readEscape(): void {
    const start = at
    const letter = bytes[at + 1] ?? -1
    if (letter !== 0x75) {
      if (!simpleEscapes.has(letter)) refuse('This is no escape of JSON.')
      at += 2
      return
    }
    const code = hexAt(at + 2)
    at += 6
    if (code === 0) throw new Stop('forbidden_character', 'NUL cannot be stored.', start)
    if (code < 0xd800 || code > 0xdfff) return
    const isPair = code < 0xdc00 && bytes[at] === 0x5c && bytes[at + 1] === 0x75
    const low = isPair ? hexAt(at + 2) : 0
    if (low < 0xdc00 || low > 0xdfff) {
      throw new Stop('forbidden_character', 'Half of a surrogate pair is no character.', start)
    }
    at += 6
  }

  function readString(): string {
    const start = at
    at += 1
    for (;;) {
      const byte = bytes[at]
      if (byte === undefined) refuse('The text ends inside a string.', start)
      else if (byte === 0x22) break
      else if (byte === 0x5c) readEscape()
      else if (byte < 0x20) refuse('A control character must be escaped in a string.')
      else at += 1
    }
    at += 1
    return JSON.parse(Buffer.from(bytes.subarray(start, at)).toString('utf8')) as string
  }

  function readNumber(): void {
    const start = at
    while (/[-+.0-9eE]/.test(String.fromCharCode(bytes[at] ?? 0))) at += 1
    const text = String.fromCharCode(...bytes.subarray(start, at))
    if (!numberForm.test(text)) refuse('This is no number of JSON.', start)
    const value = Number(text)
    const isWhole = !/[.eE]/.test(text)
    if (Number.isFinite(value) && !(isWhole && BigInt(value) !== BigInt(text))) return
    throw new Stop('number_not_exact', 'This number does not fit a double; send it as a string.', start)
  }

  function readWord(word: string): void {
    const text = String.fromCharCode(...bytes.subarray(at, at + word.length))
    if (text !== word) expected('A value')
    at += word.length
  }

  function readMembers(depth: number): void {
    const seen = new Set<string>()
    for (;;) {
      skipSpace()
      const keyAt = at
      if (bytes[at] !== 0x22) expected('A member name')
      const key = readString()
      path.push(key)
      if (seen.has(key))
        throw new Stop('duplicate_key', `The name ${JSON.stringify(key)} comes twice.`, keyAt)
      seen.add(key)
      skipSpace()
      if (bytes[at] !== 0x3a) expected('A colon')
      at += 1
      readValue(depth)
      path.pop()
      skipSpace()
      const byte = bytes[at]
      if (byte !== 0x2c && byte !== 0x7d) expected('A comma or }')
      at += 1
      if (byte === 0x7d) return
    }
  }

  function readElements(depth: number): void {
    for (let index = 0; ; index++) {
      path.push(String(index))
      readValue(depth)
      path.pop()
      skipSpace()
      const byte = bytes[at]
      if (byte !== 0x2c && byte !== 0x5d) expected('A comma or ]')
      at += 1
      if (byte === 0x5d) return
    }
  }

  function readContainer(depth: number, close: number, readInside: (depth: number) => void): void {
    if (depth >= depthLimit) throw new Stop('too_deep', `Nesting deeper than ${depthLimit} is not read.`, at)
    at += 1
    skipSpace()
    if (bytes[at] === close) at += 1
    else readInside(depth + 1)
  }

  function readValue(depth: number): void {
    skipSpace()
    const byte = bytes[at]
    if (byte === 0x7b) readContainer(depth, 0x7d, readMembers)
    else if (byte === 0x5b) readContainer(depth, 0x5d, readElements)
    else if (byte === 0x22) readString()
    else if (byte === 0x74) readWord('true')
    else if (byte === 0x66) readWord('false')
    else if (byte === 0x6e) readWord('null')
    else if (byte === 0x2d || (byte !== undefined && byte >= 0x30 && byte <= 0x39)) readNumber()
    else expected('A value')
  }

  try {
    readValue(0)
    skipSpace()
    if (at < bytes.length) refuse('Nothing more is expected behind the value.')
    return null
  } catch (error) {
    if (error instanceof Stop) return fault(error.fault)
    throw error
  }
}
