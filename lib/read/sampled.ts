import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Question } from './ask.ts'

const mostKept = 40
const kept = new WeakMap<pg.Pool, Map<string, Promise<unknown>>>()

/**
 * Sums over samples as the question knows them, kept until new samples come: events arrive every minute, and to add up a year of samples for each
 * would cost more than everything else. `parts` is all that the sums depend on beside the samples.
 */
export function sampled<T>(
  question: Question,
  name: string,
  parts: unknown,
  load: () => Promise<T>,
): Promise<T> {
  const digest = createHash('sha1').update(JSON.stringify(parts)).digest('base64url')
  const key = `${name}|${question.samplesVersion}|${question.knownAt}|${digest}`
  const { pool } = question.context.db
  const cache = kept.get(pool) ?? new Map<string, Promise<unknown>>()
  kept.set(pool, cache)
  const known = cache.get(key) as Promise<T> | undefined
  if (known) return known
  const loading = load()
  cache.set(key, loading)
  loading.catch(() => cache.delete(key))
  for (const oldest of [...cache.keys()].slice(0, Math.max(0, cache.size - mostKept))) cache.delete(oldest)
  return loading
}
