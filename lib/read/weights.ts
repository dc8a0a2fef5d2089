import type pg from 'pg'
import { type ServiceWeightRow, selectServiceWeights } from '#db/queries/select-service-weights.ts'
import type { Weight } from '#lib/domain/migration/weigh-progress.ts'
import { dayMs, minuteMs } from '#lib/domain/time/durations.ts'
import { addWeeks, startOfWeek, weekOf } from '#lib/domain/time/iso-week.ts'
import type { Question } from './ask.ts'

/** What services weigh by samples, by id. `version` differs whenever they may. */
export type SampledWeights = { version: number; byService: ReadonlyMap<string, ServiceWeightRow> }

type Kept = { samplesVersion: number; loadedAt: number; tookMs: number; weights: Promise<SampledWeights> }

const windowDays = 28
const deployWeeks = 12
const mostKept = 12
let loads = 0
const kept = new WeakMap<pg.Pool, Map<string, Kept>>()
/** Adding up four weeks of samples that takes longer than this is done behind the answer, and not more often than every ten minutes. */
const shortMs = 200
const patienceMs = 10 * minuteMs

/**
 * Cores and requests of every service over the 28 days before now (or before `knownAt`), kept in memory. What a service
 * weighs is asked of the present: the day the view looks at changes states, not weights.
 */
export function sampledWeights(question: Question): Promise<SampledWeights> {
  const { context, knownAt, migration, samplesVersion } = question
  const { pool } = context.db
  const cache = kept.get(pool) ?? new Map<string, Kept>()
  kept.set(pool, cache)
  // Beside a frozen answer nothing is loaded anew: what comes later was not known then.
  const key = `${migration.from}>${migration.to}@${knownAt ?? 'now'}`
  const known = cache.get(key)
  if (known === undefined) return load(question, cache, key).weights
  const isNew = known.samplesVersion === samplesVersion || knownAt !== null
  if (isNew) return known.weights
  if (known.tookMs <= shortMs) return load(question, cache, key).weights
  if (context.now - known.loadedAt > patienceMs) {
    const fresh = load(question, new Map(), key)
    known.loadedAt = context.now
    fresh.weights.then(
      () => cache.set(key, fresh),
      () => {},
    )
  }
  return known.weights
}

function load(
  { context, migration, samplesVersion, now, knownAt }: Question,
  cache: Map<string, Kept>,
  key: string,
): Kept {
  const startedAt = performance.now()
  const platforms = [migration.from, migration.to]
  const entry: Kept = {
    samplesVersion,
    loadedAt: context.now,
    tookMs: Number.POSITIVE_INFINITY,
    weights: selectServiceWeights(context.db, platforms, now - windowDays * dayMs, now, knownAt).then(
      rows => {
        entry.tookMs = performance.now() - startedAt
        loads += 1
        return { version: loads, byService: new Map(rows.map(row => [row.serviceId, row])) }
      },
    ),
  }
  cache.set(key, entry)
  entry.weights.catch(() => cache.delete(key))
  for (const oldest of [...cache.keys()].slice(0, Math.max(0, cache.size - mostKept))) cache.delete(oldest)
  return entry
}

/** What one service weighs; null where nothing is known of it. `count` weighs each the same. */
export function weightOfService(
  { world, at }: Pick<Question, 'world' | 'at'>,
  weight: Weight,
  { byService }: SampledWeights,
): (service: string) => number | null {
  if (weight === 'count') return () => 1
  if (weight === 'cores') return service => byService.get(service)?.cores ?? null
  if (weight === 'traffic') return service => byService.get(service)?.requestsPerSecond ?? null
  const running = weekOf(at)
  const [fromAt, toAt] = [startOfWeek(addWeeks(running, -deployWeeks)), startOfWeek(running)]
  return service => {
    let deploys = 0
    for (const week of world.services.get(service)?.weeks ?? [])
      if (week.weekAt >= fromAt && week.weekAt < toAt) deploys += week.deploys
    return deploys
  }
}
