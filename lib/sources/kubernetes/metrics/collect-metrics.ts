import type { Collected, Collector, HttpClient } from '../../collector.ts'
import { hourlyUseEvent } from '../../hourly-use.ts'
import { addLook, type HourAccount } from './hour-account.ts'
import { type Inventory, listInventory, lookAtCluster, type MetricsOptions } from './look-at-cluster.ts'

type State = { format: 1; account: HourAccount | null; lookedAt: number | null }

/**
 * Follows metrics.k8s.io, which tells only the moment: looks are summed to hours, and the hour under way is kept between
 * cycles and restarts. A pause longer than two looks is a gap, never an average.
 */
export function createMetricsCollector(
  options: MetricsOptions,
  { client, clock }: { client: HttpClient; clock: () => number },
): Collector {
  let inventory: Inventory | null = null
  return {
    async collect({ state, signal }): Promise<Collected> {
      const stored = state as State | null
      const before: State = stored?.format === 1 ? stored : { format: 1, account: null, lookedAt: null }
      const now = clock()
      if (inventory === null || now - inventory.listedAt >= options.listMs)
        inventory = await listInventory(client, options, now, signal)
      const look = await lookAtCluster(client, inventory, options, signal)
      const isJoined = before.lookedAt !== null && now - before.lookedAt <= 2 * options.pollMs
      // The account is copied: a cycle that cannot be committed must leave the stored one as it was.
      const account = before.account === null ? null : structuredClone(before.account)
      const { finished, gaps, ...next } = addLook(account, look, isJoined ? before.lookedAt : null, now)
      return {
        state: { format: 1, account: next.account, lookedAt: now } satisfies State,
        hasChanged: true,
        events: finished.map(hour =>
          hourlyUseEvent({ ...hour, platform: options.platform, cluster: options.cluster }),
        ),
        coveredAt: now,
        fullListAt: inventory.listedAt,
        problem: gaps > 0 ? 'the last hour was not looked at for long enough and is left out' : null,
        nextInMs: options.pollMs,
      }
    },
    close: () => client.close(),
  }
}
