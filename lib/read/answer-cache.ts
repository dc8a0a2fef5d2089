import type pg from 'pg'
import type { Question } from './ask.ts'
import { noteSpent } from './spent.ts'

const mostAnswers = 300
const minuteMs = 60_000
const caches = new WeakMap<pg.Pool, Map<string, Promise<unknown>>>()

/**
 * Computes once what the same question asks again within the minute while nothing changed. Concurrent askers share one
 * computation. Authorisation has happened before: an answer is the same for everybody who may see it.
 */
export function once<T>(question: Question, name: string, compute: () => T | Promise<T>): Promise<T> {
  const { context, world, silence, migration, filters, now } = question
  const { from, to, area, team, office, archetype, kind } = filters
  const parts = [from, to, area, team, office, archetype, kind].map(part => JSON.stringify(part))
  const key = [
    name,
    world.version,
    silence.key,
    Math.floor(now / minuteMs),
    migration.id,
    question.asOf,
    ...parts,
  ].join('|')
  let cache = caches.get(context.db.pool)
  if (!cache) {
    cache = new Map()
    caches.set(context.db.pool, cache)
  }
  const known = cache.get(key) as Promise<T> | undefined
  if (known) return known
  const startedAt = performance.now()
  const answer = Promise.resolve().then(compute)
  const note = () => noteSpent(performance.now() - startedAt)
  answer.then(note, note)
  cache.set(key, answer)
  answer.catch(() => cache.delete(key))
  if (cache.size > mostAnswers)
    for (const oldest of [...cache.keys()].slice(0, cache.size - mostAnswers)) cache.delete(oldest)
  return answer
}
