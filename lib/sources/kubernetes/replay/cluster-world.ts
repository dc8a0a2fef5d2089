import type { KindName } from '../kinds.ts'
import type { RawObject } from '../raw-object.ts'

// A Kubernetes cluster in memory: objects of each kind, their versions, and the events a watch would tell. Tests play
// recordings on it, the demo lets it live.

export type WorldEvent = { version: number; type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: RawObject }
export type WorldKind = { objects: Map<string, RawObject>; log: WorldEvent[] }

const keptEvents = 20_000

export class ClusterWorld {
  version = 1
  /** Events up to this version are forgotten: a watch from there is told 410. */
  forgotten = 0
  readonly clusterUid: string
  readonly #kinds = new Map<KindName, WorldKind>()
  readonly #listeners = new Set<(kind: KindName) => void>()

  constructor(clusterUid: string) {
    this.clusterUid = clusterUid
  }

  kind(name: KindName): WorldKind {
    const known = this.#kinds.get(name)
    if (known !== undefined) return known
    const made: WorldKind = { objects: new Map(), log: [] }
    this.#kinds.set(name, made)
    return made
  }

  /** Writes an object: added when its uid is new. A recorded version is kept, else the cluster's next one is given. */
  put(
    kindName: KindName,
    object: RawObject,
    options: { isRecorded?: boolean; isUntold?: boolean } = {},
  ): void {
    const { objects } = this.kind(kindName)
    const uid = object.metadata!.uid!
    const known = objects.has(uid)
    const version = this.#nextVersion(options.isRecorded ? object.metadata!.resourceVersion : undefined)
    const written = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } }
    objects.set(uid, written)
    if (!options.isUntold)
      this.#tell(kindName, { version, type: known ? 'MODIFIED' : 'ADDED', object: written })
  }

  /** Removes an object. `isUntold`: no watch hears of it, as when an event is lost. */
  remove(kindName: KindName, uid: string, options: { version?: string; isUntold?: boolean } = {}): void {
    const { objects } = this.kind(kindName)
    const object = objects.get(uid)
    if (object === undefined) return
    objects.delete(uid)
    const version = this.#nextVersion(options.version)
    const written = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } }
    if (!options.isUntold) this.#tell(kindName, { version, type: 'DELETED', object: written })
  }

  /** Forgets what happened so far, as a server does after a while: watches from before must list anew. */
  compact(): void {
    this.forgotten = this.version
    for (const kind of this.#kinds.values()) kind.log.length = 0
  }

  /** Calls `listener` with the kind of every event; returns the way to stop it. */
  listen(listener: (kind: KindName) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #nextVersion(recorded: string | undefined): number {
    this.version = recorded === undefined ? this.version + 1 : Math.max(this.version, Number(recorded))
    return recorded === undefined ? this.version : Number(recorded)
  }

  #tell(kindName: KindName, event: WorldEvent): void {
    const { log } = this.kind(kindName)
    log.push(event)
    if (log.length > keptEvents) log.splice(0, log.length - keptEvents)
    for (const listener of this.#listeners) listener(kindName)
  }
}
