/** Words that say nothing of what a blocker is about. */
const empty = new Set(
  'a an and are at by for from has have in is it no not of on or our the to we with'.split(' '),
)

/** How alike titles must be to be offered as the same thing. */
export const alikeFrom = 0.5

function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  const telling = words.filter(word => !empty.has(word))
  return telling.length > 0 ? telling : words
}

function trigrams(word: string): Set<string> {
  const padded = ` ${word} `
  const found = new Set<string>()
  for (let index = 0; index + 3 <= padded.length; index += 1) found.add(padded.slice(index, index + 3))
  return found
}

function dice(a: string, b: string): number {
  if (a === b) return 1
  const [one, other] = [trigrams(a), trigrams(b)]
  let both = 0
  for (const part of one) if (other.has(part)) both += 1
  return (2 * both) / (one.size + other.size)
}

/** How well a title holds the words typed, the last of which may be half a word; weighed by their length. 0..1 */
function covered(typed: readonly string[], title: readonly string[]): number {
  let sum = 0
  let whole = 0
  for (const word of typed) {
    const best = Math.max(0, ...title.map(other => (other.startsWith(word) ? 1 : dice(word, other))))
    sum += word.length * (best < 0.4 ? 0 : best)
    whole += word.length
  }
  return whole === 0 ? 0 : sum / whole
}

/** How well a title fits what somebody is typing, 0..1: each word typed is the beginning of one of its words, or nearly one of them. */
export const titleMatch = (typed: string, title: string): number => covered(wordsOf(typed), wordsOf(title))

/** How alike two titles are, 0..1, the same either way round. */
export function titleLikeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  return (covered(one, other) + covered(other, one)) / 2
}

/** Those alike, the most alike first, then by title; at most `most`. */
export function similarTitles<Of extends { id: string; title: string }>(
  title: string,
  among: readonly Of[],
  { most = 5, from = alikeFrom, likeness = titleLikeness } = {},
): Of[] {
  return among
    .map(one => ({ one, score: likeness(title, one.title) }))
    .filter(({ score }) => score >= from)
    .sort((a, b) => b.score - a.score || compare(a.one.title, b.one.title) || compare(a.one.id, b.one.id))
    .slice(0, most)
    .map(({ one }) => one)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
