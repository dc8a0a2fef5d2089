import type { MigrationState } from '#lib/domain/migration/state.ts'
import { dayMs, weekMs } from '#lib/domain/time/durations.ts'
import { cpuProfile } from './cpu-profile.ts'
import { yearEndFactor } from './demo-calendar.ts'
import { isOn, ownerAt, trueEffect } from './effect-table.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoService } from './plan-services.ts'
import { stateInTruth } from './state-in-truth.ts'

/** What the dashboard must come to, known without looking at a single event. Rates are expected deploys per team-week. */
export type DemoTruth = {
  states: Map<string, MigrationState>
  /** Figure 6. */
  onTarget: { moved: number; born: number }
  baseline: { count: number; migrated: number; retired: number }
  rates: { on: number; off: number; onTeamWeeks: number; offTeamWeeks: number }
  effect: number
  cpuRatioOfSums: number
}

export function truthOf(company: DemoCompany, until: number): DemoTruth {
  const inScope = company.services.filter(service => service.kind === 'backend')
  const lifeOf = (service: DemoService) => company.lives.get(service.id)!
  const states = new Map(inScope.map(service => [service.id, stateInTruth(lifeOf(service), until)]))
  const present = inScope.filter(
    service => isOn(lifeOf(service).kubernetes, until) && states.get(service.id) !== 'idle',
  )
  const baselineAt = Date.parse(`${company.calendar.baselineOn}T23:59:59.999Z`)
  const baseline = inScope.filter(
    service => service.createdAt <= baselineAt && stateInTruth(lifeOf(service), baselineAt) !== 'idle',
  )
  const isDone = (service: DemoService) => {
    const state = states.get(service.id)!
    const life = lifeOf(service)
    if (state === 'idle') return life.helios.length > 0 && life.kubernetes.length > 0
    return state === 'target_only' || state === 'origin_off'
  }
  // Those born on the target never are: they have not been on the origin.
  const hasBeenDone = (service: DemoService) =>
    service.beginsOn === 'helios' && lifeOf(service).kubernetes.length > 0
  return {
    states,
    onTarget: {
      moved: present.filter(service => service.beginsOn === 'helios').length,
      born: present.filter(service => service.beginsOn === 'kubernetes').length,
    },
    baseline: {
      count: baseline.length,
      migrated: baseline.filter(isDone).length,
      retired: baseline.filter(service => states.get(service.id) === 'idle' && !hasBeenDone(service)).length,
    },
    rates: ratesInTruth(company, inScope),
    effect: trueEffect,
    cpuRatioOfSums: cpuRatioInTruth(company, inScope, until),
  }
}

/** Mean over the team-weeks of the last twelve full weeks, from the rates the deploys were drawn with. */
function ratesInTruth(company: DemoCompany, inScope: DemoService[]): DemoTruth['rates'] {
  const { calendar, effects, handovers, lives, teams } = company
  const sums = { on: 0, off: 0, onTeamWeeks: 0, offTeamWeeks: 0 }
  for (let week = calendar.weeks - 12; week < calendar.weeks; week++) {
    const monday = calendar.mondayAt(week)
    const rates = new Map<string, number>()
    for (const service of inScope) {
      const life = lives.get(service.id)!
      const owner = ownerAt(handovers, service, monday)
      if (owner !== ownerAt(handovers, service, monday + weekMs)) continue
      if (!isOn(life.helios, monday) && !isOn(life.kubernetes, monday)) continue
      const rate = service.ratePerWeek * effects.factor(owner, week) * yearEndFactor(monday)
      rates.set(owner, (rates.get(owner) ?? 0) + rate)
    }
    for (const { id } of teams) {
      const rate = rates.get(id)
      if (rate === undefined) continue
      const { owned, present } = effects.teamWeek(id, week)
      const side = 2 * present >= owned ? 'on' : present === 0 ? 'off' : null
      if (!side) continue
      sums[side] += rate
      sums[`${side}TeamWeeks`]++
    }
  }
  return { ...sums, on: sums.on / sums.onTeamWeeks, off: sums.off / sums.offTeamWeeks }
}

/** Figure 11 without noise: of the services whose two windows are over and lie in the measured weeks. */
function cpuRatioInTruth(company: DemoCompany, inScope: DemoService[], until: number): number {
  const { calendar, lives, shape } = company
  const measuredSince = calendar.mondayAt(calendar.weeks - shape.sampledWeeks)
  const sum = { usedBefore: 0, provisionedBefore: 0, usedAfter: 0, provisionedAfter: 0 }
  for (const service of inScope) {
    const life = lives.get(service.id)!
    const arrived = life.kubernetes[0]
    const leftAt = life.helios[0]?.toAt
    if (!arrived || !leftAt || arrived.fromAt - 28 * dayMs < measuredSince) continue
    const endsAt = leftAt + 42 * dayMs
    const returned = life.helios.slice(1).some(stay => stay.fromAt < endsAt)
    if (endsAt > until || returned || arrived.toAt !== null) continue
    const profile = cpuProfile(shape.seed, service)
    const provisioned = profile.heliosCores * service.helios.length
    sum.usedBefore += provisioned * profile.utilizationBefore
    sum.provisionedBefore += provisioned
    sum.usedAfter += profile.kubernetesUsedCores
    sum.provisionedAfter += profile.kubernetesUsedCores / profile.utilizationAfter
  }
  return sum.usedAfter / sum.provisionedAfter / (sum.usedBefore / sum.provisionedBefore)
}
