import { type Company, day } from './company.ts'
import { type JudgedService, stateOf } from './judge-states.ts'

const onTargetAlone = ['target_only', 'origin_off', 'born_on_target']
const isDone = (state: string) => state === 'target_only' || state === 'origin_off'
/** The last millisecond of a day, or now. */
export const endOf = (on: string, now: number): number =>
  Math.min(Date.parse(`${on}T00:00:00Z`) + day - 1, now)

/** What people recorded: rules of scope by the day they begin, and who is excused from when until the end of which day. */
export type Recorded = {
  scopes: { from: string; kinds: string[] }[]
  exemptions: { service: string; from: string; until: string }[]
}
export const nothingRecorded: Recorded = { scopes: [], exemptions: [] }

/** Figures 6-9 and 16 and the ledger of flows, one service and one instant at a time. */
export function judgeProgress(
  company: Company,
  services: JudgedService[],
  asOf: string,
  from: string,
  now: number,
  recorded: Recorded = nothingRecorded,
) {
  const migration = company.catalog.migrations[0]
  if (!migration) throw new Error('the company has no migration')
  const at = endOf(asOf, now)
  const kindsOn = (t: number): string[] => {
    let kinds = migration.scope.kinds
    for (const rule of recorded.scopes) if (Date.parse(`${rule.from}T00:00:00Z`) <= t) kinds = rule.kinds
    return kinds
  }
  const ruleStarts = recorded.scopes.map(rule => Date.parse(`${rule.from}T00:00:00Z`))
  const isAsked = (s: JudgedService, t: number) =>
    kindsOn(t).includes(company.catalog.services.find(c => c.id === s.id)?.kind ?? 'other')
  const scoped = services.filter(s => [Number.NEGATIVE_INFINITY, ...ruleStarts].some(t => isAsked(s, t)))
  const lifeOf = (s: JudgedService) => {
    const row = company.catalog.services.find(c => c.id === s.id)
    return {
      created: row?.createdAt ? Date.parse(row.createdAt) : Number.NEGATIVE_INFINITY,
      retired: row?.retiredAt ? Date.parse(row.retiredAt) : Number.POSITIVE_INFINITY,
    }
  }
  const isAlive = (s: JudgedService, t: number) => lifeOf(s).created <= t && t < lifeOf(s).retired
  const exists = (s: JudgedService, t: number) => isAlive(s, t) && isAsked(s, t)
  const live = scoped.filter(s => exists(s, at))
  const states: Record<string, number> = {}
  for (const s of live) states[stateOf(s, at)] = (states[stateOf(s, at)] ?? 0) + 1

  const baseAt = endOf(migration.baselineOn, now)
  const baseline = scoped.filter(s => exists(s, baseAt) && stateOf(s, baseAt) !== 'idle')
  const hadDone = (s: JudgedService) =>
    s.firstOrigin !== null && s.firstOrigin <= at && s.steps.some(step => step.at <= at && isDone(step.state))
  /** Idle keeps what it was last: done before going idle is still done. */
  const isMigrated = (s: JudgedService) => {
    if (!hadDone(s)) return false
    const past = s.steps.filter(step => step.at <= at)
    const state = past.at(-1)?.state === 'idle' ? past.at(-2)?.state : past.at(-1)?.state
    return isDone(state ?? '')
  }
  const isGone = (s: JudgedService) => stateOf(s, at) === 'idle' || !isAlive(s, at)
  const retired = baseline.filter(s => isGone(s) && !hadDone(s)).length
  const migrated = baseline.filter(isMigrated).length

  const flows = {
    opening: 0,
    moved: 0,
    born: 0,
    enteredScope: 0,
    cameBack: 0,
    wentIdle: 0,
    leftScope: 0,
    returned: 0,
    closing: 0,
  }
  const start = endOf(from, now)
  for (const s of scoped) {
    const { created, retired: gone } = lifeOf(s)
    const inside = (t: number) => exists(s, t) && onTargetAlone.includes(stateOf(s, t))
    if (inside(start)) flows.opening++
    if (inside(at)) flows.closing++
    const changes = [...new Set([...s.steps.map(step => step.at), created, gone, ...ruleStarts])]
      .filter(Number.isFinite)
      .sort((a, b) => a - b)
    const firstAlone = s.steps.find(step => onTargetAlone.includes(step.state))?.at
    for (const t of changes) {
      const was = inside(t - 1)
      const is = inside(t)
      if (was === is) {
        // Moving within the three states is no flow.
        continue
      }
      const counts = t > start && t <= at
      if (is) {
        const entering =
          (t === created || ruleStarts.includes(t)) && onTargetAlone.includes(stateOf(s, t - 1))
        const first = t === firstAlone
        if (!counts) continue
        if (entering) flows.enteredScope++
        else if (!first) flows.cameBack++
        else if (s.isBorn) flows.born++
        else flows.moved++
      } else if (counts) {
        if (t === gone || stateOf(s, t) === 'idle') flows.wentIdle++
        else if (!isAsked(s, t)) flows.leftScope++
        else flows.returned++
      }
    }
  }

  const deployedOnTarget = (s: JudgedService) =>
    s.counted.some(c => c.platform === migration.to && c.at <= at)
  const present = live.filter(s => s.targetAt(at) && deployedOnTarget(s))
  const count = live.filter(s => onTargetAlone.includes(stateOf(s, at))).length
  const added: Record<string, { moved: number; born: number }> = {}
  for (const s of scoped) {
    if (s.firstTarget === null || s.firstTarget > at) continue
    const month = new Date(s.firstTarget).toISOString().slice(0, 7)
    added[month] ??= { moved: 0, born: 0 }
    added[month][s.isBorn ? 'born' : 'moved']++
  }
  const excused = recorded.exemptions.filter(
    e => Date.parse(`${e.from}T00:00:00Z`) <= at && at < Date.parse(`${e.until}T00:00:00Z`) + day,
  )
  return {
    exempt: live.filter(s => excused.some(e => e.service === s.id)).length,
    baseline: {
      count: baseline.length,
      retired,
      migrated,
      everMigrated: baseline.filter(hadDone).length,
      started: baseline.filter(s => s.steps.some(step => step.at <= at && step.state === 'both')).length,
      share: baseline.length - retired > 0 ? migrated / (baseline.length - retired) : null,
    },
    live: { inScope: live.length, onTargetOnly: count, share: live.length > 0 ? count / live.length : null },
    onTarget: { count: present.length, born: present.filter(s => s.isBorn).length },
    states,
    flows,
    bornOnOrigin30Days: live.filter(s => {
      const first = Math.min(
        s.firstOrigin ?? Number.POSITIVE_INFINITY,
        s.firstTarget ?? Number.POSITIVE_INFINITY,
      )
      return s.firstOrigin === first && first <= at && first > at - 30 * day
    }).length,
    added,
  }
}
