/** The media type of a Content-Type header, in lower case and without its parameters; null when there is none. */
export function mediaType(header: string | null): string | null {
  if (header === null) return null
  const end = header.indexOf(';')
  const type = (end < 0 ? header : header.slice(0, end)).trim().toLowerCase()
  return type === '' ? null : type
}

const lineTypes = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
])

/** Newline-delimited JSON, under any of its names. */
export const isNdjson = (type: string | null): boolean => type !== null && lineTypes.has(type)

export const isJson = (type: string | null): boolean =>
  type === 'application/json' || type === 'text/json' || (type !== null && /^[a-z]+\/[^/]+\+json$/.test(type))
