import type { Database } from '#db/client.ts'
import { collectorSources, demoClusters } from '#db/demo/demo-clusters.ts'
import { forgetLags } from '#db/queries/forget-lags.ts'
import { upsertCollectedSource } from '#db/queries/upsert-collected-source.ts'

/** How long a collector of the demo may be silent before its services become unknown. */
export const demoFreshnessSeconds = 600

/**
 * Says of the demo's collectors what configured ones say of themselves. After the history is in: while it comes in, weeks
 * and years at a time, events are no sign of what was covered; the collectors' own coverage is.
 */
export async function makeSourcesKnown({ pool }: Database, now: number): Promise<void> {
  await forgetLags(pool)
  for (const { source, platform, id, environment, region } of demoClusters)
    if (collectorSources.includes(source))
      await upsertCollectedSource(
        pool,
        {
          id: source,
          kind: platform,
          label: platform === 'helios' ? `Helios ${id}` : `Kubernetes ${id}`,
          platform,
          cluster: id,
          environment,
          region,
          freshnessSeconds: demoFreshnessSeconds,
          configuredIn: 'demo',
        },
        now,
      )
}
