import type { Collected, Collector, HttpClient } from '../collector.ts'
import { hourlyUseEvent } from '../hourly-use.ts'
import { fetchRange, type Range } from './fetch-range.ts'
import { type Answers, hoursOfUse } from './hours-of-use.ts'
import type { Queries } from './preset-queries.ts'

export type PrometheusOptions = {
  platform: string
  cluster: string
  queries: Queries
  /** Label of the answers that names the service. */
  serviceLabel: string
  stepSeconds: number
  /** An hour is asked for this long after its end: scrapes and remote writes come late. */
  delayMs: number
  /** How far back the first cycle begins. */
  backfillMs: number
  /** Hours asked for at once while catching up. */
  chunkHours: number
  requestTimeoutMs: number
}

type State = { format: 1; nextAt: number }

const hourMs = 3_600_000
/** Between looks at the clock when there is nothing to ask: pauses and stops are noticed by then. */
const idleMs = 10_000
/** An hour without enough data is asked for again this long. */
const patienceMs = 2 * hourMs

/** Until which hour nothing more is waited for: data of the last hours may still come. */
function settledUntil(hours: readonly { at: number }[], fromAt: number, lastAt: number, now: number): number {
  const held = new Set(hours.map(({ at }) => at))
  for (let at = fromAt; at < lastAt; at += hourMs)
    if (!held.has(at) && at + hourMs > now - patienceMs) return at
  return Math.max(fromAt, lastAt)
}

/** Follows one Prometheus hour by hour, from where it left off; a gap in its data stays a gap in ours. */
export function createPrometheusCollector(
  options: PrometheusOptions,
  { client, clock }: { client: HttpClient; clock: () => number },
): Collector {
  async function answersOf(range: Range, signal: AbortSignal): Promise<Answers> {
    const answers: Answers = {
      used: null,
      requested: null,
      provisioned: null,
      traffic: null,
      allocatable: null,
      clusterUsed: null,
      clusterRequested: null,
    }
    // One after the other: a backfill must not be the load that its Prometheus shows.
    for (const figure of Object.keys(answers) as (keyof Queries)[]) {
      const query = options.queries[figure]
      if (query === null) continue
      const text = query.replaceAll('$window', `${Math.max(options.stepSeconds, 120)}s`)
      const limits = { timeoutMs: options.requestTimeoutMs, signal }
      answers[figure] = await fetchRange(client, text, range, options.serviceLabel, limits)
    }
    return answers
  }

  return {
    async collect({ state, signal }): Promise<Collected> {
      const now = clock()
      const wholeUntil = Math.floor((now - options.delayMs) / hourMs) * hourMs
      const stored = state as State | null
      const fromAt =
        stored?.format === 1 ? stored.nextAt : Math.floor((now - options.backfillMs) / hourMs) * hourMs
      const lastAt = Math.min(wholeUntil, fromAt + options.chunkHours * hourMs)
      const step = options.stepSeconds
      const hours =
        lastAt <= fromAt
          ? []
          : hoursOfUse(
              await answersOf({ fromAt: fromAt + step * 1000, toAt: lastAt, stepSeconds: step }, signal),
              { fromAt, toAt: lastAt, stepSeconds: step },
            )
      const toAt = settledUntil(hours, fromAt, lastAt, now)
      const settled = hours.filter(({ at }) => at < toAt)
      const asked = Math.max(0, lastAt - fromAt) / hourMs
      const missing = asked - hours.length
      const isCurrent = lastAt >= wholeUntil
      return {
        state: { format: 1, nextAt: toAt } satisfies State,
        hasChanged: toAt !== stored?.nextAt,
        events: settled.map(hour =>
          hourlyUseEvent({ ...hour, platform: options.platform, cluster: options.cluster }),
        ),
        coveredAt: isCurrent && missing === 0 ? toAt : null,
        fullListAt: null,
        problem: missing > 0 ? `${missing} of ${asked} hours have no data or too little` : null,
        nextInMs: isCurrent ? idleMs : 0,
      }
    },
    close: () => client.close(),
  }
}
