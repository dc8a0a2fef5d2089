/**
 * What each `*` of a pattern stands for in the text, in order; null when the text does not match. `*` stands for anything,
 * also for nothing, the earlier ones for as little as can be; everything else is meant literally. Each part is looked for
 * once from left to right: no text can make a pattern slow.
 */
export const matchStars = (pattern: string, text: string): string[] | null =>
  matchParts(pattern.split('*'), text)

/** The same for a pattern that is split at its stars already: for one pattern and many texts. */
export function matchParts(parts: readonly string[], text: string): string[] | null {
  const head = parts[0]!
  if (parts.length === 1) return head === text ? [] : null
  const tail = parts.at(-1)!
  const end = text.length - tail.length
  if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return null
  const stars: string[] = []
  let at = head.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > end) return null
    stars.push(text.slice(at, found))
    at = found + part.length
  }
  stars.push(text.slice(at, end))
  return stars
}
