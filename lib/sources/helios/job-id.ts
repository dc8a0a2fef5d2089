/** `name:version:hash`; versions have no order, and the hash is the configuration's. */
export type JobId = { name: string; version: string; hash: string }

/** Null for what is no full JobId: most reads refuse the short form, and so do we. */
export function parseJobId(text: string): JobId | null {
  const [name, version, hash, ...rest] = text.split(':')
  if (!name || !version || !hash || rest.length > 0) return null
  return { name, version, hash }
}
