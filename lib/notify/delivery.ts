/** What became of one message at one address. `later`: may be tried again, not before `afterMs` where the other side said so. */
export type Delivery =
  | { kind: 'delivered' }
  | { kind: 'refused'; words: string }
  | { kind: 'later'; words: string; afterMs: number | null }
