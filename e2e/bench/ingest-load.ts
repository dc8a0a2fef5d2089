import { Pool } from 'undici'

export type LoadResult = { eventsPerSecond: number; p50Ms: number; p99Ms: number; failures: number }

export type Load = {
  path: string
  clients: number
  seconds: number
  eventsPerRequest: number
  headers: Record<string, string>
  /** The body of the n-th request; every event in it must be new. */
  body(request: number): string
}

const at = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** A closed loop: each client sends its next request when the last one was answered. Bodies are made beforehand. */
export async function runLoad(
  baseUrl: string,
  load: Load,
  firstRequest: number,
): Promise<LoadResult & { requests: number }> {
  const pool = new Pool(baseUrl, { connections: load.clients, pipelining: 1 })
  const latencies: number[] = []
  let next = firstRequest
  let failures = 0
  const startedAt = performance.now()
  const endsAt = startedAt + load.seconds * 1_000
  const client = async (): Promise<void> => {
    while (performance.now() < endsAt) {
      const body = load.body(next++)
      const sentAt = performance.now()
      const { statusCode, body: answer } = await pool.request({
        path: load.path,
        method: 'POST',
        headers: load.headers,
        body,
      })
      const text = await answer.text()
      latencies.push(performance.now() - sentAt)
      const isGood =
        statusCode === 201 || (statusCode === 200 && text.includes(`"accepted":${load.eventsPerRequest},`))
      if (!isGood) failures += 1
    }
  }
  await Promise.all(Array.from({ length: load.clients }, client))
  const seconds = (performance.now() - startedAt) / 1_000
  await pool.close()
  latencies.sort((a, b) => a - b)
  const requests = next - firstRequest
  return {
    requests,
    failures,
    eventsPerSecond: ((requests - failures) * load.eventsPerRequest) / seconds,
    p50Ms: at(latencies, 0.5),
    p99Ms: at(latencies, 0.99),
  }
}
