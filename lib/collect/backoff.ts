/** Full jitter: a random wait up to the doubling limit, so that collectors of one dead server do not return together. */
export function backoffMs(
  failures: number,
  random: () => number,
  { baseMs, capMs }: { baseMs: number; capMs: number } = { baseMs: 500, capMs: 60_000 },
): number {
  return random() * Math.min(capMs, baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 20))
}
