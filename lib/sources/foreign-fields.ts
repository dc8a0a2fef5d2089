import { z } from 'zod'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import { readableText } from './readable-text.ts'

// Fields of bodies we do not own: what is missing or of another type reads as nothing said, never as an error.

/** Usable text of at most 200 bytes, else null. */
export const foreignText = z
  .unknown()
  .optional()
  .transform(value => readableText(value))

/** Usable text of at most 500 bytes, for image references and addresses. */
export const foreignLongText = z
  .unknown()
  .optional()
  .transform(value => readableText(value, 500))

/** Epoch ms told as a number, or as digits in a string. */
export const foreignEpochMs = z
  .unknown()
  .optional()
  .transform(value => {
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
  })

/** An RFC 3339 date-time as epoch ms. */
export const foreignInstant = z
  .unknown()
  .optional()
  .transform(value => (typeof value === 'string' ? decodeInstant(value) : null))

export const foreignList = z.array(z.unknown()).catch([])

export const foreignRecord = z.record(z.string(), z.unknown()).catch({})

/** Labels, annotations: only what is usable text, in the order of the keys. */
export const foreignTexts = foreignRecord.transform(record => {
  const texts: Record<string, string> = {}
  for (const key of Object.keys(record).sort()) {
    const text = readableText(record[key], 500)
    if (text !== null) texts[key] = text
  }
  return texts
})
