import { hash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const form = /^lf_([0-9A-Za-z]{12})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/** Letters and digits from the system's random source, without the bias a plain remainder would have. */
function randomLetters(count: number): string {
  let text = ''
  while (text.length < count) {
    for (const byte of randomBytes(count)) if (byte < 248 && text.length < count) text += alphabet[byte % 62]
  }
  return text
}

function checksum(text: string): string {
  let rest = crc32(text)
  let letters = ''
  for (let place = 0; place < 6; place++) {
    letters = alphabet[rest % 62] + letters
    rest = Math.floor(rest / 62)
  }
  return letters
}

export const hashSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer')

/** A new token: `lf_<id>_<secret><crc>`. The secret (190 bits) leaves this process once; its hash is kept. */
export function createToken(): { id: string; token: string; secretHash: Buffer } {
  const id = randomLetters(12)
  const secret = randomLetters(32)
  return { id, token: `lf_${id}_${secret}${checksum(`${id}_${secret}`)}`, secretHash: hashSecret(secret) }
}

/** The parts of a token whose checksum holds, or null: a typing mistake costs no query. */
export function parseToken(token: string): { id: string; secret: string } | null {
  const [, id = '', secret = '', crc = ''] = form.exec(token) ?? []
  return id !== '' && checksum(`${id}_${secret}`) === crc ? { id, secret } : null
}
