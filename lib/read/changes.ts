import type { Database } from '#db/client.ts'
import { type Listener, listen } from '#db/listen.ts'
import { type DataVersion, selectDataVersion } from '#db/queries/select-data-version.ts'
import { takeSpent } from './spent.ts'

type Follower = (version: DataVersion) => void

const pollMs = 5_000
const leastGapMs = 500
const mostGapMs = 15_000
/** Open pages ask again when told of a change: at most a third of the time may go into answering them anew. */
const restFactor = 2

/** How long to keep quiet after telling of a change whose answers took `spentMs` to compute. */
export const gapAfter = (spentMs: number): number =>
  Math.min(Math.max(leastGapMs, restFactor * spentMs), mostGapMs)

/** One per process and pool: listens, looks by itself as well, and tells all followers. */
class Feed {
  readonly followers = new Set<Follower>()
  last: DataVersion | null = null
  readonly #db: Database
  readonly #listener: Listener
  readonly #poll: NodeJS.Timeout
  #toldAt = Number.NEGATIVE_INFINITY
  /** On answers since the last change was told. */
  #spentMs = 0
  #waiting: NodeJS.Timeout | null = null

  constructor(db: Database) {
    this.#db = db
    this.#listener = listen(db, 'landfall_changed', () => this.#hear())
    this.#poll = setInterval(() => this.#hear(), pollMs)
  }

  /** The first change is told at once; of many in a row the latest, when the answers to the one before are paid for. */
  #hear(): void {
    if (this.#waiting) return
    this.#spentMs += takeSpent()
    const rest = this.#toldAt + gapAfter(this.#spentMs) - performance.now()
    if (rest <= 0) return void this.#tell()
    this.#waiting = setTimeout(() => {
      this.#waiting = null
      void this.#tell()
    }, rest)
  }

  async #tell(): Promise<void> {
    const version = await selectDataVersion(this.#db.pool).catch(() => null)
    if (version === null || version.version === this.last?.version) return
    this.last = version
    takeSpent()
    this.#spentMs = 0
    this.#toldAt = performance.now()
    for (const follower of this.followers) follower(version)
  }

  stop(): void {
    clearInterval(this.#poll)
    if (this.#waiting) clearTimeout(this.#waiting)
    void this.#listener.stop()
  }
}

const holder = globalThis as typeof globalThis & { landfallFeeds?: WeakMap<Database['pool'], Feed> }

/**
 * Calls `follower` with the data version now and after every change, until stopped. However many follow, this process
 * holds one listening connection; a notification is a hint and the version is read from its table.
 */
export function followVersions(db: Database, follower: Follower): () => void {
  holder.landfallFeeds ??= new WeakMap()
  const feed = holder.landfallFeeds.get(db.pool) ?? new Feed(db)
  holder.landfallFeeds.set(db.pool, feed)
  feed.followers.add(follower)
  if (feed.last) follower(feed.last)
  return () => {
    feed.followers.delete(follower)
    if (feed.followers.size > 0) return
    holder.landfallFeeds?.delete(db.pool)
    feed.stop()
  }
}
