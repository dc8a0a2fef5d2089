import { type Company, type DeployBody, day, hour, type SampleBody, week } from './company.ts'
import { type CountedDeploy, judgeDeploys } from './judge-deploys.ts'

export type Step = { at: number; state: string }
export type JudgedService = {
  id: string
  steps: Step[]
  /** First presence on the target; null when it never was there. */
  firstTarget: number | null
  firstOrigin: number | null
  isBorn: boolean
  counted: CountedDeploy[]
  judged: ReturnType<typeof judgeDeploys>['judged']
  targetAt: (at: number) => boolean
  /** Every end of origin placement, in order. */
  originEnds: number[]
}

type Fact = { at: number; rank: number; cluster: string; apply: (place: Place) => void }
type Place = { placed: boolean; ready: boolean; deleted: boolean; everPlaced: boolean }

/** All that happened to one service on production clusters of one platform, as toggles of (placed, ready) over time. */
function factsOf(
  company: Company,
  judged: JudgedService['judged'],
  samples: SampleBody[],
  platform: string,
): Fact[] {
  const facts: Fact[] = []
  for (const r of judged) {
    if (r.platform !== platform) continue
    const kind = r.deploy.kind ?? 'rollout'
    const cluster = company.catalog.clusters.find(c => c.id === r.cluster)
    if (cluster && cluster.environment !== 'production') continue
    if (r.fate === 'not_production' || r.fate === 'temporary_environment') continue
    const succeeded = (r.deploy.outcome ?? 'succeeded') === 'succeeded'
    if (kind === 'rollout' && succeeded) {
      facts.push({
        at: r.finish,
        rank: 0,
        cluster: r.cluster,
        apply: p => Object.assign(p, { placed: true, ready: true, deleted: false, everPlaced: true }),
      })
    } else if (kind === 'undeployed') {
      facts.push({
        at: r.finish,
        rank: 2,
        cluster: r.cluster,
        apply: p => Object.assign(p, { placed: false, ready: false }),
      })
    } else if (kind === 'deleted') {
      facts.push({
        at: r.finish,
        rank: 3,
        cluster: r.cluster,
        apply: p => Object.assign(p, { placed: false, ready: false, deleted: true }),
      })
    }
  }
  for (const s of samples) {
    if (s.readyInstances === undefined || s.platform !== platform) continue
    const ready = s.readyInstances > 0
    facts.push({
      at: Date.parse(s.at),
      rank: 1,
      cluster: s.cluster,
      apply: p => {
        if (p.placed) p.ready = ready
      },
    })
  }
  return facts.sort((a, b) => a.at - b.at || a.rank - b.rank)
}

type Tape = { at: number; on: boolean; allDeleted: boolean }[]

/** The platform as one switch: on while any cluster is. */
function tapeOf(facts: Fact[], pick: (place: Place) => boolean): Tape {
  const places = new Map<string, Place>()
  const tape: Tape = []
  for (const [i, fact] of facts.entries()) {
    const place = places.get(fact.cluster) ?? {
      placed: false,
      ready: false,
      deleted: false,
      everPlaced: false,
    }
    places.set(fact.cluster, place)
    fact.apply(place)
    if (facts[i + 1]?.at === fact.at) continue
    const all = [...places.values()]
    tape.push({
      at: fact.at,
      on: all.some(pick),
      allDeleted: all.filter(p => p.everPlaced).every(p => p.deleted),
    })
  }
  return tape
}

const lastAt = (tape: Tape, at: number) => tape.filter(p => p.at <= at).at(-1)
/** When the switch last went off, at or before an instant; null while on or if it never was on. */
function endBefore(tape: Tape, at: number): number | null {
  let end: number | null = null
  let on = false
  for (const p of tape) {
    if (p.at > at) break
    if (on && !p.on) end = p.at
    if (p.on) end = null
    on = p.on
  }
  return end
}
const everOn = (tape: Tape, at: number) => tape.some(p => p.at <= at && p.on)
/** Was the switch on at some instant of [from, to]? */
function onWithin(tape: Tape, from: number, to: number): boolean {
  return Boolean(lastAt(tape, from)?.on) || tape.some(p => p.at >= from && p.at <= to && p.on)
}

export function judgeService(
  company: Company,
  id: string,
  deploys: DeployBody[],
  samples: SampleBody[],
): JudgedService {
  const migration = company.catalog.migrations[0]
  const service = company.catalog.services.find(s => s.id === id)
  if (!migration || !service) throw new Error('the company has no migration or no such service')
  const { judged, counted } = judgeDeploys(company, deploys)
  const origin = tapeOf(factsOf(company, judged, samples, migration.from), p => p.placed)
  const target = tapeOf(factsOf(company, judged, samples, migration.to), p => p.ready)
  const retired = service.retiredAt ? Date.parse(service.retiredAt) : null
  const instants = new Set<number>([0])
  for (const p of [...origin, ...target])
    for (const later of [0, day, week, 90 * day]) instants.add(p.at + later)
  for (const c of counted) for (const later of [0, 90 * day]) instants.add(c.at + later)
  if (retired !== null) instants.add(retired)

  let wasDone = false
  const steps: Step[] = []
  for (const at of [...instants].sort((a, b) => a - b)) {
    const state = stateAt(at)
    if (state === 'target_only' || state === 'origin_off') wasDone = true
    if (steps.at(-1)?.state !== state) steps.push({ at, state })
  }

  function stateAt(at: number): string {
    if (retired !== null && at >= retired) return 'idle'
    const o = Boolean(lastAt(origin, at)?.on)
    const t = Boolean(lastAt(target, at)?.on)
    const oEnd = endBefore(origin, at)
    const tEnd = endBefore(target, at)
    const deployed = counted.some(c => c.at <= at && c.at > at - 90 * day)
    const recently = (end: number | null, limit: number) => end !== null && at < end + limit
    if (!o && !t && !recently(oEnd, 90 * day) && !recently(tEnd, 90 * day) && !deployed) return 'idle'
    if (wasDone && (o || recently(oEnd, week))) return 'back_on_origin'
    if ((t || recently(tEnd, day)) && (o || recently(oEnd, week))) return 'both'
    if (!o && oEnd !== null && at >= oEnd + week && onWithin(target, oEnd, at)) {
      return lastAt(origin, at)?.allDeleted ? 'origin_off' : 'target_only'
    }
    if (everOn(target, at) && !everOn(origin, at)) return 'born_on_target'
    if (everOn(origin, at)) return 'origin_only'
    return 'idle'
  }

  const firstTarget = target.find(p => p.on)?.at ?? null
  const firstOrigin = origin.find(p => p.on)?.at ?? null
  const originEnds: number[] = []
  for (const [i, p] of origin.entries()) if (!p.on && origin[i - 1]?.on) originEnds.push(p.at)
  return {
    id,
    steps,
    firstTarget,
    firstOrigin,
    isBorn: firstTarget !== null && !(firstOrigin !== null && firstOrigin < firstTarget),
    counted,
    judged,
    targetAt: at => Boolean(lastAt(target, at)?.on),
    originEnds,
  }
}

export const stateOf = (s: JudgedService, at: number): string =>
  s.steps.filter(step => step.at <= at).at(-1)?.state ?? 'idle'
export const hours = hour
