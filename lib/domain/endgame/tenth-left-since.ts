import type { Span } from '../placement/placement.ts'

/** How many of the services' spans on a site (each its own, merged) hold at an instant. */
export const countAt = (services: readonly (readonly Span[])[], at: number): number =>
  services.filter(spans => spans.some(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt)))
    .length

/** Since when at most a tenth of `startCount` services are left at a site, without a break up to `at` (epoch ms); null: more are. */
export function tenthLeftSince(
  services: readonly (readonly Span[])[],
  startCount: number,
  at: number,
): number | null {
  const changes = services
    .flatMap(spans =>
      spans.flatMap(({ fromAt, toAt }) => [
        { at: fromAt, by: 1 },
        ...(toAt === null ? [] : [{ at: toAt, by: -1 }]),
      ]),
    )
    .filter(change => change.at <= at)
    .sort((one, other) => one.at - other.at || one.by - other.by)
  let count = 0
  let since: number | null = null
  for (const change of changes) {
    count += change.by
    if (count * 10 > startCount) since = null
    else since ??= change.at
  }
  return startCount === 0 ? null : since
}
