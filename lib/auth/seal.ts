import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 1
const ivBytes = 12
const tagBytes = 16
const keys = new Map<string, Buffer>()

/** One key per instance secret, for secrets at rest alone: what signs sessions opens nothing here, and the other way round. */
function sealingKey(instanceSecret: string): Buffer {
  const held = keys.get(instanceSecret)
  if (held !== undefined) return held
  const key = Buffer.from(hkdfSync('sha256', instanceSecret, 'landfall', 'secrets at rest, version 1', 32))
  keys.set(instanceSecret, key)
  return key
}

/** A sealed secret that this instance cannot open: sealed by another one, or meant for another place. */
export class SealBroken extends Error {
  override name = 'SealBroken'
  constructor() {
    super('a sealed secret cannot be opened: the instance secret has changed since it was stored')
  }
}

/**
 * Seals a text with AES-256-GCM: version, nonce, tag, ciphertext. `place` says what it belongs to (`source_secret/<source>/<id>`)
 * and is sealed with it, so that a row copied elsewhere opens nothing.
 */
export function sealText(plain: string, place: string, instanceSecret: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(instanceSecret), iv)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body])
}

/** Opens what `sealText` made for the same place. Throws `SealBroken`, which names no value. */
export function openSealed(sealed: Uint8Array, place: string, instanceSecret: string): string {
  const bytes = Buffer.from(sealed)
  const bodyAt = 1 + ivBytes + tagBytes
  if (bytes.length < bodyAt || bytes[0] !== version) throw new SealBroken()
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      sealingKey(instanceSecret),
      bytes.subarray(1, 1 + ivBytes),
      {
        authTagLength: tagBytes,
      },
    )
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(bytes.subarray(1 + ivBytes, bodyAt))
    return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8')
  } catch {
    throw new SealBroken()
  }
}

/** Where a source's secret is sealed for. */
export const sourceSecretPlace = (source: string, id: string): string => `source_secret/${source}/${id}`
