import {
  type CatalogBody,
  type Company,
  type DeployBody,
  day,
  dayOf,
  hour,
  iso,
  type SampleBody,
} from './company.ts'

/** A small deterministic generator of its own (mulberry32), so that this folder shares no code with the product. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const heliosClusters = ['hel-a', 'hel-b']
const kubernetesClusters = ['kub-a', 'kub-b', 'kub-c']

/** A company of `serviceCount` services over `days` days that end at `end`: a bit of everything that definitions.md speaks of. */
export function generateCompany(
  seed: number,
  end: number,
  options = { teamCount: 30, serviceCount: 120, days: 420 },
): Company {
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const start = end - options.days * day
  const teams = Array.from({ length: options.teamCount }, (_, i) => `team-${String(i).padStart(3, '0')}`)
  const catalog: CatalogBody = {
    areas: [{ id: 'harbour' }, { id: 'yard' }],
    offices: [{ id: 'north', timeZone: 'Europe/Stockholm', country: 'SE' }],
    teams: teams.map((id, i) => ({ id, name: id, area: i % 2 ? 'harbour' : 'yard', office: 'north' })),
    clusters: [
      ...heliosClusters.map(id => ({ id, platform: 'helios', region: 'europe', environment: 'production' })),
      ...kubernetesClusters.map(id => ({
        id,
        platform: 'kubernetes',
        region: 'europe',
        environment: 'production',
      })),
      { id: 'kub-staging', platform: 'kubernetes', region: 'europe', environment: 'staging' },
      { id: 'kub-preview', platform: 'kubernetes', region: 'europe', environment: 'temporary' },
    ],
    services: [],
    ownership: [],
    migrations: [
      {
        id: 'helios-to-kubernetes',
        name: 'Helios to Kubernetes',
        from: 'helios',
        to: 'kubernetes',
        baselineOn: dayOf(start + 120 * day),
        scope: { kinds: ['backend'] },
      },
    ],
  }
  const deploys: DeployBody[] = []
  const samples: SampleBody[] = []
  const platforms = ['helios', 'kubernetes'] as const
  for (let s = 0; s < options.serviceCount; s++) {
    const id = `svc-${String(s).padStart(4, '0')}`
    const alias = random() < 0.15 ? `${id.replace('-', '')}job` : null
    const retires = random() < 0.08
    const firstAt = start + random() * random() * options.days * 0.8 * day
    const born = random() < 0.2
    const movesAt = random() < 0.75 ? firstAt + (30 + random() * 250) * day : Number.POSITIVE_INFINITY
    const dual = (2 + random() * 30) * day
    const retiredAt = retires ? firstAt + (100 + random() * 200) * day : null
    const team = pick(teams)
    catalog.services.push({
      id,
      team,
      kind: random() < 0.9 ? 'backend' : 'pipeline',
      stateless: true,
      archetype: pick(['plain', 'cache']),
      createdAt:
        random() < 0.8
          ? iso(Math.floor(firstAt - random() * 20 * day))
          : iso(Math.floor(firstAt + random() * 40 * day)),
      retiredAt: retiredAt && retiredAt < end ? iso(Math.floor(retiredAt)) : null,
      ...(alias ? { aliases: [{ platform: 'helios', name: alias }] } : {}),
    })
    if (random() < 0.25) {
      catalog.ownership.push({ service: id, team, from: dayOf(start - 100 * day) })
      catalog.ownership.push({ service: id, team: pick(teams), from: dayOf(firstAt + random() * 300 * day) })
    }
    let n = 0
    const push = (platform: string, cluster: string, at: number, more: Partial<DeployBody> = {}) => {
      if (at < start || at > end) return
      const finish = Math.floor(at)
      const name = platform === 'helios' && alias ? alias : id
      deploys.push({
        id: `${id}-${n++}-${Math.floor(random() * 1e6)}`,
        service: name,
        platform,
        cluster,
        startedAt: iso(finish - Math.floor(random() * 20 * 60_000)),
        finishedAt: iso(finish),
        ...more,
      })
    }
    const homes = {
      helios: heliosClusters.filter(() => random() < 0.7),
      kubernetes: kubernetesClusters.filter(() => random() < 0.6),
    }
    for (const p of platforms) if (homes[p].length === 0) homes[p] = [p === 'helios' ? 'hel-a' : 'kub-a']
    const perWeek = 0.4 + random() * 3
    let version = 0
    let at = firstAt
    let leftHelios = false
    const stop = Math.min(end, retiredAt ?? end)
    while (at < stop) {
      const onKubernetes = born || at > movesAt
      const onHelios = !born && !leftHelios
      const back = random() < 0.06 && version > 2
      const number = back ? version - 1 - Math.floor(random() * 2) : random() < 0.08 ? version : ++version
      const artefact =
        random() < 0.9
          ? { artefact: `sha256:${id}-${number}`, version: `1.${number}` }
          : { version: `1.${number}` }
      for (const p of platforms) {
        if ((p === 'helios' && !onHelios) || (p === 'kubernetes' && !onKubernetes)) continue
        for (const cluster of homes[p]) {
          const r = random()
          const when = at + random() * 3 * hour + (random() < 0.05 ? (20 + random() * 10) * hour : 0)
          if (r < 0.03) push(p, cluster, when, { ...artefact, outcome: 'failed' })
          else if (r < 0.05) push(p, cluster, when, { ...artefact, outcome: 'aborted' })
          else if (r < 0.06) push(p, cluster, when, { ...artefact, outcome: 'rolled_back' })
          else push(p, cluster, when, artefact)
          if (random() < 0.04)
            push(p, cluster, when + hour, {
              ...artefact,
              kind: pick(['scaling', 'restart', 'hosts_changed'] as const),
            })
          if (random() < 0.03)
            push(p, cluster, when + 2 * hour, {
              ...artefact,
              environment: pick(['staging', 'pr-12', 'prod']),
            })
        }
      }
      if (random() < 0.1) push('kubernetes', pick(['kub-staging', 'kub-preview']), at, artefact)
      if (!born && !leftHelios && at > movesAt + dual) {
        leftHelios = true
        const gone = at + random() * 5 * day
        for (const cluster of homes.helios) {
          push('helios', cluster, gone + random() * hour, { kind: 'undeployed' })
          if (random() < 0.7) push('helios', cluster, gone + (1 + random() * 12) * day, { kind: 'deleted' })
        }
        if (random() < 0.12) {
          const again = gone + (3 + random() * 40) * day
          push('helios', homes.helios[0] ?? 'hel-a', again, artefact)
          if (random() < 0.6)
            push('helios', homes.helios[0] ?? 'hel-a', again + (1 + random() * 20) * day, {
              kind: 'undeployed',
            })
        }
      }
      if (random() < 0.05) {
        const cluster = homes.kubernetes[0] ?? 'kub-a'
        samples.push({
          at: iso(Math.floor(at / hour) * hour),
          service: id,
          platform: 'kubernetes',
          cluster,
          seconds: 3600,
          usedCoreSeconds: random() * 900,
          requestedCoreSeconds: 1800,
          readyInstances: random() < 0.3 ? 0 : 2,
        })
      }
      at += (-Math.log(1 - random()) / perWeek) * 7 * day * (random() < 0.02 ? 12 : 1)
    }
    if (retiredAt !== null && retiredAt < end && random() < 0.7) {
      for (const p of platforms)
        for (const cluster of homes[p]) push(p, cluster, retiredAt + random() * day, { kind: 'undeployed' })
    }
  }
  // One sample per key: the generator may have drawn the same hour twice.
  const seen = new Set<string>()
  return {
    catalog,
    deploys,
    samples: samples.filter(s => {
      const key = `${s.service} ${s.cluster} ${s.at}`
      return !seen.has(key) && Boolean(seen.add(key))
    }),
  }
}

/** Fisher-Yates with a seed: late and shuffled delivery. */
export function shuffle<T>(list: T[], random: () => number): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
  }
  return copy
}
