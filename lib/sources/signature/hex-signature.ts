import { createHmac } from 'node:crypto'
import { isSameText } from './is-same-text.ts'

/** `<algorithm>=<lower-case hex>` over the raw body, with one of the algorithms: how GitHub and Flux sign. */
export function isNamedHexSignature(
  header: string,
  algorithms: readonly string[],
  body: Uint8Array,
  secret: string,
): boolean {
  const algorithm = header.slice(0, Math.max(0, header.indexOf('=')))
  return (
    algorithms.includes(algorithm) &&
    isHexSignature(header.slice(algorithm.length + 1), algorithm, body, secret)
  )
}

/** Lower-case hex of the HMAC over the raw body: how Vercel signs. */
export const isHexSignature = (hex: string, algorithm: string, body: Uint8Array, secret: string): boolean =>
  isSameText(hex, createHmac(algorithm, secret).update(body).digest('hex'))
