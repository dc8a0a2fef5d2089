const usualSeconds = 20
const mostSeconds = 60

/** How long a client waits for its own writes: `Prefer: wait=<seconds>` (RFC 7240), 20 seconds without it. */
export function preferredWaitMs(request: Request): number {
  const wanted = /(?:^|[,;]\s*)wait=(\d{1,4})(?=\s*(?:[,;]|$))/i.exec(
    request.headers.get('prefer') ?? '',
  )?.[1]
  return Math.min(wanted === undefined ? usualSeconds : Number(wanted), mostSeconds) * 1000
}
