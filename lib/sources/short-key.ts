import { createHash } from 'node:crypto'

/** Parts joined by `/`; where that is longer than a key may be, a hash stands for them. */
export function shortKey(...parts: readonly (string | number)[]): string {
  const key = parts.join('/')
  return Buffer.byteLength(key) <= 200 ? key : `sha256/${createHash('sha256').update(key).digest('hex')}`
}
