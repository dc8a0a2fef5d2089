/**
 * What a pull source gives and needs: its adapter is handed a way to speak HTTP and yesterday's state, and answers with
 * today's state and the events between. It never sees the database; `lib/collect` commits both together.
 */

export type HttpRequest = {
  method?: 'GET' | 'POST'
  path: string
  body?: string
  accept?: string
  /** The whole exchange must be over by then; for a stream: the answer's head. */
  timeoutMs: number
  signal: AbortSignal
}

/** Bodies are text first: some of these servers call plain words JSON. Parse on 2xx only. */
export type HttpAnswer = { status: number; retryAfterSeconds: number | null; text: string }

/** The body may end, fail or fall silent at any time; `close` ends it from our side. */
export type HttpStream = {
  status: number
  retryAfterSeconds: number | null
  chunks: AsyncIterable<Uint8Array>
  close(): void
}

/** One server. Throws on connection errors and timeouts, never on a status. */
export type HttpClient = {
  /** For messages: the address without credentials. */
  address: string
  fetch(request: HttpRequest): Promise<HttpAnswer>
  open(request: HttpRequest): Promise<HttpStream>
  close(): Promise<void>
}

/** An event a collector made. `body` is what is stored and what the adapter's decoder reads, now and on every rebuild. */
export type CollectedEvent = { id: string; body: Uint8Array }

/** One cycle's result: everything in it is committed in one transaction, or nothing. */
export type Collected = {
  state: unknown
  /** False: the state is as it was, and need not be written again. */
  hasChanged: boolean
  /** Pieces of a state too large to be written whole each time: those that changed, by key; null takes one away. */
  parts?: ReadonlyMap<string, unknown>
  events: CollectedEvent[]
  /** Of a catalogue: what it says, as `PUT /api/v1/catalog` takes it. */
  catalog?: unknown
  /** Everything was seen as of this instant; null: the cycle was incomplete and covers nothing. */
  coveredAt: number | null
  fullListAt: number | null
  /** What is wrong, in words, although the cycle came to an end. */
  problem: string | null
  nextInMs: number
}

export type CollectInput = {
  state: unknown
  /** All pieces that were committed; given once, to the first `collect` of a session. */
  parts?: ReadonlyMap<string, unknown> | undefined
  now: number
  signal: AbortSignal
}

/** One session with one source, for as long as we hold its lease. */
export type Collector = {
  collect(input: CollectInput): Promise<Collected>
  /**
   * What is left of a stored state when everything is to be listed anew. What was said must stay in it, because only what
   * is known to have been said can be set right. Without it the whole state stays.
   */
  forget?(state: unknown): unknown
  close(): Promise<void>
}
