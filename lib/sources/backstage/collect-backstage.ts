import type { Collected, Collector, HttpClient } from '../collector.ts'
import { type BackstageOptions, catalogOfEntities, type KnownComponents } from './catalog-of-entities.ts'
import { walkEntities } from './walk-entities.ts'

export type WalkOptions = BackstageOptions & { pageSize: number; requestTimeoutMs: number; pollMs: number }

type State = { format: 1; known: KnownComponents }

/** Walks a catalogue from time to time and hands over what it says; what it no longer says is kept until it stays away. */
export function createBackstageCollector(
  options: WalkOptions,
  { client, clock }: { client: HttpClient; clock: () => number },
): Collector {
  return {
    async collect({ state, signal }): Promise<Collected> {
      const stored = state as State | null
      const { entities, unreadable } = await walkEntities(client, options, signal)
      const now = clock()
      const sight = catalogOfEntities(entities, stored?.format === 1 ? stored.known : {}, options, now)
      if (unreadable.length > 0)
        sight.problems.push(
          `${unreadable.length} entities cannot be read: ${unreadable.slice(0, 5).join(', ')}`,
        )
      return {
        state: { format: 1, known: sight.known } satisfies State,
        hasChanged: true,
        events: [],
        catalog: sight.catalog,
        coveredAt: now,
        fullListAt: now,
        problem: sight.problems.length > 0 ? sight.problems.join('; ') : null,
        nextInMs: options.pollMs,
      }
    },
    close: () => client.close(),
  }
}
