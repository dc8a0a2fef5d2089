import { type DecodedJson, decodeJson } from '#lib/http/decode-json.ts'
import { HttpProblem } from '#lib/http/problem.ts'

/** Strict JSON of a whole body. Throws `HttpProblem` 400 that says where it stops being that. */
export function readJson(body: Buffer, elementDepth?: number): Extract<DecodedJson, { ok: true }> {
  const decoded = decodeJson(body, elementDepth)
  if (decoded.ok) return decoded
  const { message, path, offset, line, code } = decoded.fault
  throw new HttpProblem('invalid_json', {
    detail: `${message} (byte ${offset}, line ${line})`,
    issues: [{ path, message }],
    members: { reason: code, offset, line },
  })
}
