/** Text from inside a foreign value when it is a usable name: not blank, no longer than an index holds, storable. Else null. */
export function readableText(value: unknown, maximumBytes = 200): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value !== 'string' || value.trim() === '' || value.includes('\0') || !value.isWellFormed())
    return null
  return Buffer.byteLength(value) <= maximumBytes ? value : null
}

const digestForm = /@(sha(?:256|384|512):[0-9a-f]{32,128})$/i

/** The digest of an image pinned by one: `registry/app@sha256:...`. */
export const digestOfImage = (image: string | null): string | null =>
  image === null ? null : (digestForm.exec(image)?.[1] ?? null)
