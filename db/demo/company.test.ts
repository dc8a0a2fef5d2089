import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { frequencyOf } from '#lib/domain/frequency/frequency-of.ts'
import { catalogueOf } from './catalogue-of.ts'
import { fullCompany, smallCompany } from './company-shape.ts'
import { cpuProfile } from './cpu-profile.ts'
import { demoBatches } from './demo-batches.ts'
import { demoClusters, productionClusters } from './demo-clusters.ts'
import { isOn } from './effect-table.ts'
import { liveWorkloads } from './live-workloads.ts'
import { planCompany } from './plan-company.ts'
import { previewLines } from './preview-lines.ts'
import { frequencyInput, judgeService } from './testing/judge-company.ts'
import { truthOf } from './truth-of.ts'

const endOn = '2026-10-14'
const full = planCompany(fullCompany, endOn)
const small = planCompany(smallCompany, endOn)
const noon = (company: typeof full) => company.calendar.endAt - 43_200_000

describe('the demo company', () => {
  it('is as large as the company it stands for', () => {
    const truth = truthOf(full, noon(full))
    expect(full.teams).toHaveLength(280)
    expect(truth.states.size).toBeGreaterThan(2_000)
    expect(truth.onTarget.moved + truth.onTarget.born).toBeGreaterThan(1_600)
    expect(productionClusters('helios')).toHaveLength(4)
    expect(productionClusters('kubernetes')).toHaveLength(14)
    expect(new Set(productionClusters('kubernetes').map(({ region }) => region)).size).toBe(3)
    expect(new Set(demoClusters.map(({ environment }) => environment)).size).toBe(3)
  })

  it('stands where the story says: two thirds moved, some half-way, some back, some born on Helios still', () => {
    const { baseline, states } = truthOf(full, noon(full))
    const share = baseline.migrated / (baseline.count - baseline.retired)
    expect(share).toBeGreaterThan(0.62)
    expect(share).toBeLessThan(0.78)
    const counted = Map.groupBy(states, ([, state]) => state)
    for (const state of [
      'origin_only',
      'both',
      'target_only',
      'origin_off',
      'back_on_origin',
      'born_on_target',
      'idle',
    ] as const)
      expect(counted.get(state)?.length, state).toBeGreaterThan(0)
    const recent = full.services.filter(
      ({ beginsOn, createdAt, kind }) =>
        kind === 'backend' && beginsOn === 'helios' && createdAt > noon(full) - 30 * 86_400_000,
    )
    expect(recent.length).toBeGreaterThan(0)
  })

  it('has rates of deploys near the known ones', () => {
    const { rates } = truthOf(full, noon(full))
    expect(rates.on).toBeGreaterThan(6)
    expect(rates.on).toBeLessThan(6.6)
    expect(rates.off).toBeGreaterThan(1.7)
    expect(rates.off).toBeLessThan(2.1)
    expect(rates.onTeamWeeks).toBeGreaterThan(1_500)
    expect(rates.offTeamWeeks).toBeGreaterThan(400)
  })

  it('uses its CPU two to three times as well once it moved, a third of the services between two and three', () => {
    const { cpuRatioOfSums } = truthOf(full, noon(full))
    expect(cpuRatioOfSums).toBeGreaterThan(2)
    expect(cpuRatioOfSums).toBeLessThan(3)
    const gains = full.services.map(service => cpuProfile(full.shape.seed, service).gain)
    const between = gains.filter(gain => gain >= 2 && gain <= 3).length / gains.length
    expect(between).toBeGreaterThan(0.27)
    expect(between).toBeLessThan(0.45)
  })

  it('adds about a hundred services a month to Kubernetes when it moves fastest', () => {
    const added = new Map<string, number>()
    for (const { kubernetes } of full.lives.values()) {
      const month = new Date(kubernetes[0]?.fromAt ?? 0).toISOString().slice(0, 7)
      added.set(month, (added.get(month) ?? 0) + 1)
    }
    added.delete('1970-01')
    expect(Math.max(...added.values())).toBeGreaterThan(80)
    expect(Math.max(...added.values())).toBeLessThan(130)
  })

  it('has environments of pull requests, most of them gone within a day, a few alive', () => {
    const told = previewLines(full, noon(full)).flatMap(({ json }) => {
      const decoded = JSON.parse(json) as { context: { id: string; type: string }; subject: { id: string } }
      return [{ ...decoded.context, name: decoded.subject.id }]
    })
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
    const created = told.filter(({ type }) => type.includes('.created.')).length
    const removed = told.filter(({ type }) => type.includes('.deleted.')).length
    expect(created).toBeGreaterThan(150)
    expect(created).toBeLessThan(400)
    expect(created - removed).toBeGreaterThan(3)
    expect(created - removed).toBeLessThan(40)
  })

  it('names nothing twice', () => {
    const { teams, services } = catalogueOf(full)
    expect(new Set(teams.map(({ id }) => id)).size).toBe(teams.length)
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
    const heliosNames = full.services.map(({ heliosName }) => heliosName)
    expect(new Set(heliosNames).size).toBe(heliosNames.length)
  })
})

describe('what the replay servers go on with', () => {
  const workloads = liveWorkloads(full, noon(full))

  it('are services that run on their cluster, under the name they have there, some on each', () => {
    const clusters = [...productionClusters('helios'), ...productionClusters('kubernetes')]
    const perCluster = Map.groupBy(workloads, ({ cluster }) => cluster)
    for (const cluster of clusters) expect(perCluster.get(cluster)?.length, cluster.id).toBeGreaterThan(3)
    for (const { cluster, service: id, name } of workloads) {
      const service = full.services.find(known => known.id === id)!
      expect(isOn(full.lives.get(id)![cluster.platform], noon(full))).toBe(true)
      expect(name).toBe(cluster.platform === 'helios' ? service.heliosName : id)
    }
  })
})

describe('the generator', () => {
  const digestOf = (company: typeof small) => {
    const hash = createHash('sha256').update(JSON.stringify(catalogueOf(company)))
    for (const { path, lines } of demoBatches(company, noon(company))) hash.update(path + lines.join('\n'))
    return hash.digest('hex')
  }

  it('makes the same company of the same seed and day, and another of another', () => {
    const again = planCompany(smallCompany, endOn)
    expect(digestOf(again)).toBe(digestOf(small))
    expect(digestOf(planCompany({ ...smallCompany, seed: 278 }, endOn))).not.toBe(digestOf(small))
  }, 30_000)

  it('sends no event twice and none from the future', () => {
    const keys = new Set<string>()
    let events = 0
    let latest = 0
    for (const { lines } of demoBatches(small, noon(small)))
      for (const line of lines) {
        const event = JSON.parse(line)
        const body = event.context ?? event
        keys.add(`${body.source}/${body.id ?? `${event.service}@${event.cluster}@${event.at}`}`)
        const at = event.finishedAt ?? event.at ?? event.time ?? event.context.timestamp
        latest = Math.max(latest, Date.parse(at))
        events++
      }
    expect(keys.size).toBe(events)
    expect(latest).toBeLessThanOrEqual(noon(small))
    expect(events).toBeGreaterThan(20_000)
  })
})

describe('the truth', () => {
  const until = noon(small)
  const truth = truthOf(small, until)
  const judged = small.services
    .filter(({ kind }) => kind === 'backend')
    .map(service => judgeService(small, service, until))

  it('is what folding makes of the rollouts, deploy by deploy', () => {
    for (const { folded, made } of judged) {
      const counted = folded.deploys.filter(deploy => deploy.isCountedInRates)
      expect(counted.map(({ at, platform }) => ({ at, platform }))).toEqual(made.deploys)
    }
  })

  it('is what the rules of states make of the placements, service by service', () => {
    for (const { service, states } of judged) {
      const now = states.findLast(({ fromAt }) => fromAt <= until)?.state ?? 'idle'
      expect([service.id, now]).toEqual([service.id, truth.states.get(service.id)])
    }
  })

  it('lies within the stated intervals of the deploy frequency and of the effect of moving', () => {
    const { on, off, controlled } = frequencyOf(frequencyInput(small, judged, until), until)
    expect(truth.rates.on).toBeGreaterThan(on.low!)
    expect(truth.rates.on).toBeLessThan(on.high!)
    expect(truth.rates.off).toBeGreaterThan(off.low!)
    expect(truth.rates.off).toBeLessThan(off.high!)
    expect(truth.effect).toBeGreaterThan(controlled.low!)
    expect(truth.effect).toBeLessThan(controlled.high!)
  })
})
