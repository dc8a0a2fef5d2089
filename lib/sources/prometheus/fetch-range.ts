import { z } from 'zod'
import type { HttpClient } from '../collector.ts'

/** One line of an answer: the service it is of (empty: of the whole) and its points, by epoch seconds. */
export type Series = { service: string; points: Map<number, number> }

export type Range = { fromAt: number; toAt: number; stepSeconds: number }

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
})

/**
 * Asks a range query (Prometheus HTTP API, `/api/v1/query_range`). Values that are no numbers are no points. Throws in
 * words what the server said.
 */
export async function fetchRange(
  client: HttpClient,
  query: string,
  { fromAt, toAt, stepSeconds }: Range,
  label: string,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Series[]> {
  const parameters = new URLSearchParams({
    query,
    start: String(fromAt / 1000),
    end: String(toAt / 1000),
    step: String(stepSeconds),
  })
  const answer = await client.fetch({ path: `/api/v1/query_range?${parameters}`, timeoutMs, signal })
  if (answer.status !== 200)
    throw new Error(`HTTP ${answer.status}: ${wordsOf(answer.text)} (${shorten(query)})`)
  const parsed = answerSchema.safeParse(jsonOf(answer.text))
  if (!parsed.success)
    throw new Error(`the answer is not a matrix of Prometheus (${parsed.error.issues[0]?.path.join('.')})`)
  return parsed.data.data.result.map(({ metric, values }) => ({
    service: metric[label] ?? '',
    points: new Map(
      values.flatMap(([at, text]): [number, number][] => {
        const value = Number(text)
        return Number.isFinite(value) && value >= 0 ? [[Math.round(at), value]] : []
      }),
    ),
  }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function wordsOf(text: string): string {
  const error = (jsonOf(text) as { error?: unknown } | null)?.error
  return typeof error === 'string' ? shorten(error) : 'no reason given'
}

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
