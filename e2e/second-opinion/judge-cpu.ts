import { type Company, day, hour, type SampleBody, week } from './company.ts'
import type { JudgedService } from './judge-states.ts'

type Use = { used: number; provisioned: number }
const hourOfWeek = (at: number) => Math.floor(((at + 3 * day) % week) / hour)

/** Figures 10 and 11 from hour-long samples, read off one by one (definitions.md 4 and 7). */
export function judgeCpu(company: Company, services: JudgedService[], samples: SampleBody[], at: number) {
  const migration = company.catalog.migrations[0]
  if (!migration) throw new Error('the company has no migration')
  const platformOf = new Map(company.catalog.clusters.map(c => [c.id, c.platform]))
  const held = (s: SampleBody) => Math.max(s.requestedCoreSeconds ?? 0, s.usedCoreSeconds ?? 0)
  const pools = new Map<string, { held: number; cluster?: SampleBody }>()
  for (const s of samples) {
    if (platformOf.get(s.cluster) !== migration.to) continue
    const key = `${s.cluster} ${s.at}`
    const pool = pools.get(key) ?? { held: 0 }
    if (s.service) pool.held += held(s)
    else pool.cluster = s
    pools.set(key, pool)
  }
  /** What one sample used and was provisioned; null when the hour cannot be used. */
  const usedAndProvisioned = (s: SampleBody): Use | null => {
    const used = s.usedCoreSeconds ?? 0
    if (s.platform === migration.from)
      return s.provisionedCoreSeconds === undefined ? null : { used, provisioned: s.provisionedCoreSeconds }
    const pool = pools.get(`${s.cluster} ${s.at}`)
    if (!pool?.cluster) return null
    const denominator = Math.max(
      pool.held,
      pool.cluster.requestedCoreSeconds ?? 0,
      pool.cluster.usedCoreSeconds ?? 0,
    )
    const factor = Math.max(1, (pool.cluster.allocatableCoreSeconds ?? 0) / denominator)
    return { used, provisioned: held(s) * factor }
  }
  const scoped = services.filter(s => {
    const row = company.catalog.services.find(c => c.id === s.id)
    return (
      row &&
      migration.scope.kinds.includes(row.kind) &&
      (!row.createdAt || Date.parse(row.createdAt) <= at) &&
      !(row.retiredAt && Date.parse(row.retiredAt) <= at)
    )
  })
  const byService = Map.groupBy(
    samples.filter(s => s.service),
    s => s.service ?? '',
  )
  const period = (platform: string): Use => {
    const total = { used: 0, provisioned: 0 }
    for (const s of scoped) {
      for (const sample of byService.get(s.id) ?? []) {
        const start = Date.parse(sample.at)
        if (sample.platform !== platform || start < at - 28 * day || start >= at) continue
        const use = usedAndProvisioned(sample)
        if (use) {
          total.used += use.used
          total.provisioned += use.provisioned
        }
      }
    }
    return total
  }
  const gains: { before: Use; after: Use }[] = []
  for (const s of scoped) {
    const done = s.steps.find(step => step.state === 'target_only' || step.state === 'origin_off')
    if (s.isBorn || s.firstTarget === null || !done || done.at > at) continue
    const leave = s.originEnds.filter(end => end <= done.at).at(-1)
    if (leave === undefined || leave + 42 * day > at) continue
    const returned = s.steps.some(
      step => step.at > done.at && step.at < leave + 42 * day && step.state === 'back_on_origin',
    )
    if (returned) continue
    const firstTarget = s.firstTarget
    const inside = (from: number, to: number, platform: string) => {
      const hours = new Map<number, Use>()
      for (const sample of byService.get(s.id) ?? []) {
        const start = Date.parse(sample.at)
        if (sample.platform !== platform || start < from || start >= to) continue
        const use = usedAndProvisioned(sample)
        if (!use) continue
        const sum = hours.get(hourOfWeek(start)) ?? { used: 0, provisioned: 0 }
        hours.set(hourOfWeek(start), {
          used: sum.used + use.used,
          provisioned: sum.provisioned + use.provisioned,
        })
      }
      return hours
    }
    const before = inside(firstTarget - 28 * day, firstTarget, migration.from)
    const after = inside(leave + 14 * day, leave + 42 * day, migration.to)
    const both = [...before.keys()].filter(key => after.has(key))
    if (both.length === 0) continue
    const sum = (hours: Map<number, Use>): Use =>
      both.reduce(
        (total, key) => ({
          used: total.used + (hours.get(key)?.used ?? 0),
          provisioned: total.provisioned + (hours.get(key)?.provisioned ?? 0),
        }),
        { used: 0, provisioned: 0 },
      )
    gains.push({ before: sum(before), after: sum(after) })
  }
  const share = (use: Use) => use.used / use.provisioned
  const total = (pick: (g: (typeof gains)[number]) => Use): Use =>
    gains
      .map(pick)
      .reduce((a, b) => ({ used: a.used + b.used, provisioned: a.provisioned + b.provisioned }), {
        used: 0,
        provisioned: 0,
      })
  const ratios = gains.map(g => share(g.after) / share(g.before))
  return {
    origin: period(migration.from),
    target: period(migration.to),
    services: gains.length,
    ratioOfSums: share(total(g => g.after)) / share(total(g => g.before)),
    geometricMean: Math.exp(ratios.reduce((sum, r) => sum + Math.log(r), 0) / ratios.length),
    shareBetween2And3: ratios.filter(r => r >= 2 && r <= 3).length / ratios.length,
  }
}
