import type { HourOfUse, Use } from '../../hourly-use.ts'

/** What was measured at one look, in cores. */
export type Look = {
  services: ReadonlyMap<string, { used: number; requested: number }>
  total: { allocatable: number; used: number; requested: number }
}

/** An hour under way: core-milliseconds so far, over how many milliseconds. Kept between looks, plain JSON. */
export type HourAccount = {
  at: number
  coveredMs: number
  services: Record<string, [used: number, requested: number]>
  total: [allocatable: number, used: number, requested: number]
}

const hourMs = 3_600_000
/** An hour looked at for less than this is a gap: part of an hour is not the use of an hour. */
const enoughShare = 0.9

const emptyHour = (at: number): HourAccount => ({ at, coveredMs: 0, services: {}, total: [0, 0, 0] })
const hourOf = (at: number): number => Math.floor(at / hourMs) * hourMs

export type FinishedHour = Omit<HourOfUse, 'platform' | 'cluster'>

/**
 * Adds a look that stands for the time since the one before, split where an hour ends, and hands out the hours that are
 * over and were looked at for long enough. `fromAt` null: nothing before, the look begins the count.
 */
export function addLook(
  account: HourAccount | null,
  look: Look,
  fromAt: number | null,
  toAt: number,
): { account: HourAccount; finished: FinishedHour[]; gaps: number } {
  const finished: FinishedHour[] = []
  let gaps = 0
  let current = account ?? emptyHour(hourOf(fromAt ?? toAt))
  const close = (nextAt: number): void => {
    if (current.coveredMs >= enoughShare * hourMs) finished.push(finish(current))
    else if (current.coveredMs > 0) gaps += 1
    current = emptyHour(nextAt)
  }
  let from = fromAt ?? toAt
  while (from < toAt) {
    if (hourOf(from) !== current.at) close(hourOf(from))
    const until = Math.min(toAt, current.at + hourMs)
    addTo(current, look, until - from)
    from = until
  }
  if (hourOf(toAt) !== current.at) close(hourOf(toAt))
  return { account: current, finished, gaps }
}

function addTo(account: HourAccount, { services, total }: Look, ms: number): void {
  account.coveredMs += ms
  for (const [name, { used, requested }] of services) {
    const held = account.services[name]
    if (held === undefined) account.services[name] = [used * ms, requested * ms]
    else {
      held[0] += used * ms
      held[1] += requested * ms
    }
  }
  account.total[0] += total.allocatable * ms
  account.total[1] += total.used * ms
  account.total[2] += total.requested * ms
}

/** Core-seconds of the whole hour from the part that was looked at. */
function finish({ at, coveredMs, services, total }: HourAccount): FinishedHour {
  const whole = (coreMs: number): number => (coreMs / coveredMs) * 3600
  return {
    at,
    total: { allocatable: whole(total[0]), used: whole(total[1]), requested: whole(total[2]) },
    services: new Map(
      Object.entries(services).map(([name, [used, requested]]): [string, Use] => [
        name,
        { used: whole(used), requested: whole(requested), provisioned: null, traffic: null },
      ]),
    ),
  }
}
