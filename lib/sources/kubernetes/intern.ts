const pool = new Map<string, string>()
const poolSize = 20_000

/** One copy of a text that stands on thousands of objects: namespaces, teams, images. */
export function intern(text: string): string {
  const known = pool.get(text)
  if (known !== undefined) return known
  if (pool.size >= poolSize) pool.clear()
  // A part of a longer text would keep all of it.
  const own = Buffer.from(text).toString()
  pool.set(own, own)
  return own
}
