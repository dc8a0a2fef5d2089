import { decodeJson } from '#lib/http/decode-json.ts'

/**
 * What a string inside a body holds where it is an object or array written as text; any other value is itself. Read as
 * strictly as the body: what no body may hold (NUL, a key twice) is not let in one level down, and stays text.
 */
export function nestedJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value
  const json = decodeJson(Buffer.from(value))
  return json.ok ? json.value : value
}
