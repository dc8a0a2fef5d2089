/** What is found under a name. `also`: other words it goes by. */
export type Findable = { id: string; name: string; also?: string }

/** Ready to be looked through: lower case, in words. */
export type Indexed<Of extends Findable> = {
  of: Of
  ids: readonly [string, string]
  words: readonly string[]
}

export const mostFound = 20
/** Of one kind before the others had their turn. */
const mostOfKind = 8

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')

/** Readies one thing to be found by its id, its name, and the words in both. */
function indexed<Of extends Findable>(of: Of): Indexed<Of> {
  const ids = [plain(of.id), plain(of.name)] as const
  return { of, ids, words: [...new Set(wordsOf(`${ids[0]} ${ids[1]} ${plain(of.also ?? '')}`))] }
}

/** 0 exact, 1 its beginning, 2 the beginnings of its words; null: not found by this. */
function rankOf(
  { ids, words }: Indexed<Findable>,
  typed: string,
  typedWords: readonly string[],
): 0 | 1 | 2 | null {
  if (ids.includes(typed)) return 0
  if (ids.some(id => id.startsWith(typed))) return 1
  const isFound = typedWords.length > 0 && typedWords.every(part => words.some(word => word.startsWith(part)))
  return isFound ? 2 : null
}

/** Readies things to be looked through, in the order in which those that fit alike are shown: by kind, the shorter name first. */
export function indexOfNames<Of extends Findable & { kind: string }>(
  things: readonly Of[],
  kinds: readonly string[],
): Indexed<Of>[] {
  const places = new Map(kinds.map((kind, place) => [kind, place]))
  const placeOf = ({ kind }: Of) => places.get(kind) ?? kinds.length
  return [...things]
    .sort(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        a.name.length - b.name.length ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    )
    .map(indexed)
}

/**
 * What fits the text typed: exact id or name first, then beginnings, then words (ui.md 7.3); within those in the order of
 * the index. At most twenty, and at most eight of one kind while others have any.
 */
export function rankFound<Of extends Findable & { kind: string }>(
  index: readonly Indexed<Of>[],
  text: string,
): Of[] {
  const typed = plain(text.trim())
  if (typed === '') return []
  const typedWords = wordsOf(typed)
  const byRank: [Of[], Of[], Of[]] = [[], [], []]
  for (const entry of index) {
    const rank = rankOf(entry, typed, typedWords)
    if (rank !== null) byRank[rank].push(entry.of)
  }
  const ranked = byRank.flat()
  const counts = new Map<string, number>()
  const first: Of[] = []
  const rest: Of[] = []
  for (const of of ranked) {
    const count = counts.get(of.kind) ?? 0
    counts.set(of.kind, count + 1)
    if (count < mostOfKind) first.push(of)
    else rest.push(of)
  }
  if (rest.length === 0) return first.slice(0, mostFound)
  const chosen = new Set([...first, ...rest].slice(0, mostFound))
  return ranked.filter(one => chosen.has(one))
}
