/** One entry of the definitions page: what a word, a state or a figure means, in the words of the code that computes it. */
export type Definition = {
  /** Its anchor: `deploy`, `state-both`, `figure-8`. */
  id: string
  term: string
  kind: 'word' | 'state' | 'figure'
  /** The number by which figures are known. */
  figure?: number
  /** One or two plain sentences. */
  says: string
  formula?: string
  example?: string
  /** Paths of the pages that show it. */
  usedOn?: readonly string[]
}
