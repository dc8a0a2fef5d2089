import type { Database } from '#db/client.ts'
import { type Listener, listen } from '#db/listen.ts'
import { type DataVersion, selectDataVersion } from '#db/queries/select-data-version.ts'

type Follower = (version: DataVersion) => void
type Feed = { followers: Set<Follower>; listener: Listener; last: DataVersion | null }

const holder = globalThis as typeof globalThis & { landfallFeeds?: WeakMap<Database['pool'], Feed> }

/**
 * Calls `follower` with the data version now and after every change, until stopped. However many follow, this process
 * holds one listening connection; a notification is a hint and the version is read from its table.
 */
export function followVersions(db: Database, follower: Follower): () => void {
  holder.landfallFeeds ??= new WeakMap()
  let feed = holder.landfallFeeds.get(db.pool)
  if (!feed) {
    const fresh: Feed = { followers: new Set(), last: null, listener: { stop: async () => {} } }
    fresh.listener = listen(db, 'landfall_changed', () => void announce(db, fresh))
    holder.landfallFeeds.set(db.pool, fresh)
    feed = fresh
  }
  const followed = feed
  followed.followers.add(follower)
  if (followed.last) follower(followed.last)
  return () => {
    followed.followers.delete(follower)
    if (followed.followers.size > 0) return
    holder.landfallFeeds?.delete(db.pool)
    void followed.listener.stop()
  }
}

async function announce(db: Database, feed: Feed): Promise<void> {
  const version = await selectDataVersion(db.pool).catch(() => null)
  if (version === null || version.version === feed.last?.version) return
  feed.last = version
  for (const follower of feed.followers) follower(version)
}
