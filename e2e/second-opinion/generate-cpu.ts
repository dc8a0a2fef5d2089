import { type Company, day, hour, iso, type SampleBody } from './company.ts'
import { randomOf } from './generate-company.ts'
import type { JudgedService } from './judge-states.ts'

const step = 12 * hour

/** CPU samples for a generated company: two hours a day on every cluster a service ran on, with holes on purpose. */
export function generateCpu(
  company: Company,
  judged: JudgedService[],
  now: number,
  days: number,
): SampleBody[] {
  const random = randomOf(4711)
  const samples: SampleBody[] = []
  const from = Math.floor((now - days * day) / step) * step
  const isMissing = () => random() < 0.02
  for (let at = from; at < now; at += step) {
    for (const cluster of company.catalog.clusters.filter(
      c => c.platform === 'kubernetes' && c.environment === 'production',
    )) {
      if (isMissing()) continue
      samples.push({
        at: iso(at),
        cluster: cluster.id,
        seconds: 3600,
        allocatableCoreSeconds: 300_000 + random() * 50_000,
        usedCoreSeconds: 60_000,
        requestedCoreSeconds: random() < 0.5 ? 90_000 : 250_000,
      })
    }
  }
  for (const service of judged) {
    const load = 500 + random() * 3000
    const homes = new Map<string, { platform: string; from: number; to: number }>()
    for (const row of service.judged.filter(r => r.fate === 'deploy' || r.fate === 'folded')) {
      const home = homes.get(row.cluster) ?? { platform: row.platform, from: row.finish, to: row.finish }
      homes.set(row.cluster, { ...home, to: Math.max(home.to, row.finish) })
    }
    const left = service.originEnds.at(-1) ?? Number.POSITIVE_INFINITY
    for (const [cluster, home] of homes) {
      const until = home.platform === 'helios' ? Math.min(left, now) : now
      for (let at = Math.max(from, Math.ceil(home.from / step) * step); at < until; at += step) {
        if (isMissing()) continue
        const used = load * (0.7 + 0.6 * random())
        samples.push(
          home.platform === 'helios'
            ? {
                at: iso(at),
                service: service.id,
                platform: 'helios',
                cluster,
                seconds: 3600,
                usedCoreSeconds: used,
                ...(random() < 0.03 ? {} : { provisionedCoreSeconds: load * 6 }),
              }
            : {
                at: iso(at),
                service: service.id,
                platform: 'kubernetes',
                cluster,
                seconds: 3600,
                usedCoreSeconds: used,
                requestedCoreSeconds: load * (0.8 + random()),
              },
        )
      }
    }
  }
  return samples
}
