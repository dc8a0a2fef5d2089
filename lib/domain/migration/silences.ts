import { mergeSpans } from '../placement/merge-spans.ts'
import type { Placement, Span } from '../placement/placement.ts'
import { secondMs } from '../time/durations.ts'

/** A stretch in which one source was silent for longer than its limit, and the clusters it feeds. */
export type SourceSilence = Span & { source: string; clusters: readonly string[] }

/**
 * When a source was silent beyond its limit, from the spans in which it was heard: from the end of each plus the limit
 * until the next begins (definitions.md 2). Open at the end; without any coverage a source was never silent.
 */
export function silencesOf(coverage: readonly Span[], freshnessSeconds: number | null): Span[] {
  if (freshnessSeconds === null) return []
  const heard = mergeSpans(coverage)
  return heard.flatMap(({ toAt }, index) => {
    const next = heard[index + 1]?.fromAt ?? null
    if (toAt === null) return []
    const fromAt = toAt + freshnessSeconds * secondMs
    return next === null || fromAt < next ? [{ fromAt, toAt: next }] : []
  })
}

/** Silences looked up by cluster: a cluster is silent while any source that feeds it is. */
export function silencesByCluster(silences: readonly SourceSilence[]): Map<string, Span[]> {
  const byCluster = new Map<string, Span[]>()
  for (const { clusters, fromAt, toAt } of silences)
    for (const cluster of clusters)
      byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), { fromAt, toAt }])
  for (const [cluster, spans] of byCluster) byCluster.set(cluster, mergeSpans(spans))
  return byCluster
}

/**
 * When one service is `unknown`: while a cluster with an open placement of it is silent, and never once it is retired
 * ("idle for good").
 */
export function unknownSpans(
  placements: readonly Placement[],
  silences: ReadonlyMap<string, readonly Span[]>,
  retiredAt: number | null,
): Span[] {
  const limit = retiredAt ?? Number.POSITIVE_INFINITY
  const spans: Span[] = []
  for (const placement of placements)
    for (const silence of silences.get(placement.cluster) ?? []) {
      const fromAt = Math.max(placement.fromAt, silence.fromAt)
      const toAt = Math.min(
        placement.toAt ?? Number.POSITIVE_INFINITY,
        silence.toAt ?? Number.POSITIVE_INFINITY,
        limit,
      )
      if (fromAt < toAt) spans.push({ fromAt, toAt: toAt === Number.POSITIVE_INFINITY ? null : toAt })
    }
  return mergeSpans(spans)
}
