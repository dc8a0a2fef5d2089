import { isDone, isLeft } from '../migration/is-done.ts'
import { runAt, stateAt } from '../migration/state-run.ts'
import { dayInZone } from '../time/day-in-zone.ts'
import { dayMs } from '../time/durations.ts'
import { privateUntil } from './private-until.ts'
import { halfLifeDays, type ReportClaim, staleAfterDays } from './report.ts'
import type { GroundService, ReportGround } from './report-ground.ts'
import type { Disagreement, TeamReport } from './report-standing.ts'
import { isStaleAge } from './report-weight.ts'

const stillMs = staleAfterDays * dayMs
/** What finished longer ago than this needs no word any more. */
const behindMs = 2 * stillMs

type Found = Omit<Disagreement, 'leadersSeeOn' | 'isSeenByLeaders'> & { notBeforeAt?: number }

/** Where reports that stand and events disagree at the instant, oldest first. `reports`: those that stand, oldest first. */
export function disagreementsOf(ground: ReportGround, reports: readonly TeamReport[]): Disagreement[] {
  const found = [
    ...aheadByClaims(ground, reports),
    ...aheadByStillness(ground, reports),
    ...behind(ground, reports),
  ]
  return found
    .map(one => withPrivateDays(one, ground))
    .sort((a, b) => a.sinceAt - b.sinceAt || ((a.service ?? '') < (b.service ?? '') ? -1 : 1))
}

function withPrivateDays(
  { notBeforeAt, ...found }: Found,
  { at, timeZone, isHoliday }: ReportGround,
): Disagreement {
  const privately = privateUntil(found.sinceAt, { timeZone, isHoliday })
  const least = notBeforeAt === undefined ? privately : dayInZone(notBeforeAt, timeZone)
  const leadersSeeOn = privately < least ? least : privately
  return { ...found, leadersSeeOn, isSeenByLeaders: dayInZone(at, timeZone) >= leadersSeeOn }
}

/** The newest thing said of each service in reports that are not stale, unless a later one called what events show right. */
export function standingClaims(
  reports: readonly TeamReport[],
  at: number,
): Map<string, ReportClaim & { saidAt: number }> {
  const claims = new Map<string, ReportClaim & { saidAt: number }>()
  for (const report of reports) {
    if (isStaleAge(at - report.recordedAt)) continue
    if (report.evidenceVerdict === 'right')
      for (const [service, claim] of claims) if (claim.kind === 'done') claims.delete(service)
    for (const claim of report.claims) claims.set(claim.service, { ...claim, saidAt: report.recordedAt })
  }
  return claims
}

/** Said to be done, and still left, or deployed on the origin since. Neither silence of a source nor a soak contradicts anybody. */
function aheadByClaims({ services, at }: ReportGround, reports: readonly TeamReport[]): Found[] {
  const claims = standingClaims(reports, at)
  return services.flatMap(({ service, shown, facts, leavingSinceAt, originDeploys }): Found[] => {
    const claim = claims.get(service)
    const state = stateAt(shown, at)
    if (claim?.kind !== 'done' || isDone(state)) return []
    const { saidAt } = claim
    const deploys = originDeploys.filter(one => one > saidAt && one <= at)
    const deployedAt = deploys.at(-1)
    // Its last placement on the origin ended after all of that: it leaves.
    if (leavingSinceAt !== null && leavingSinceAt >= (deployedAt ?? leavingSinceAt)) return []
    const run = runAt(facts, at)
    const leftSinceAt = isLeft(state) && run !== null ? Math.max(saidAt, run.fromAt) : null
    if (deployedAt === undefined && leftSinceAt === null) return []
    return [
      {
        agreement: 'ahead',
        service,
        said: 'done',
        saidAt,
        seen:
          deployedAt === undefined
            ? { what: 'still_left', state, at: run!.fromAt }
            : { what: 'origin_deploy', state, at: deployedAt },
        sinceAt: Math.min(...deploys, ...(leftSinceAt === null ? [] : [leftSinceAt])),
      },
    ]
  })
}

/** The last change of state of any service that was left before or after it; null: none was ever. */
export function lastChangeOf(services: readonly Pick<GroundService, 'facts'>[], at: number): number | null {
  let last: number | null = null
  for (const { facts } of services)
    facts.forEach(({ state, fromAt }, index) => {
      const before = facts[index - 1]?.state
      if (fromAt <= at && (last === null || fromAt > last) && (isLeft(state) || (before && isLeft(before))))
        last = fromAt
    })
  return last
}

/**
 * "On track", and no left service changed its state for 28 days. The team is asked two working days before they are over, so
 * that leaders hear of it on the day they are; what it answers then (a day to come, what holds a service, a sentence) clears it.
 */
function aheadByStillness(ground: ReportGround, reports: readonly TeamReport[]): Found[] {
  const still = stillnessOf(ground, reports)
  if (still === null || ground.at < still.overAt) return []
  const { latest, changedAt, askedAt, overAt } = still
  const isSaidAfter = latest.recordedAt >= overAt
  return [
    {
      agreement: 'ahead',
      service: null,
      said: 'on_track',
      saidAt: latest.recordedAt,
      seen: { what: 'no_change', state: null, at: changedAt },
      sinceAt: isSaidAfter ? latest.recordedAt : askedAt,
      ...(isSaidAfter ? {} : { notBeforeAt: overAt }),
    },
  ]
}

/** "On track" while nothing changes, from the day the team is asked on; null: it changes, or the team has said why not. */
export function stillnessOf(
  { services, at }: ReportGround,
  reports: readonly TeamReport[],
): { latest: TeamReport; changedAt: number; askedAt: number; overAt: number } | null {
  const latest = reports.at(-1)
  if (latest?.confidence !== 'on_track' || isStaleAge(at - latest.recordedAt)) return null
  const left = services.filter(({ facts, isExempt }) => !isExempt && isLeft(stateAt(facts, at)))
  const changedAt = lastChangeOf(services, at)
  if (left.length === 0 || changedAt === null) return null
  const overAt = changedAt + stillMs
  // Two working days and a weekend between them.
  const askedAt = overAt - 4 * dayMs
  if (at < askedAt || (latest.recordedAt >= askedAt && isReply(latest, left, at))) return null
  return { latest, changedAt, askedAt, overAt }
}

/** Whether a report explains stillness: words, a day that is not over, or what each one waits for. */
function isReply({ note, nextOn, claims }: TeamReport, left: readonly GroundService[], at: number): boolean {
  const today = dayInZone(at, null)
  const names = new Set(left.map(({ service }) => service))
  return (
    note !== null ||
    (nextOn !== null && nextOn >= today) ||
    claims.some(
      ({ service, kind, byOn }) =>
        names.has(service) && kind !== 'done' && (kind !== 'moving' || byOn === null || byOn >= today),
    )
  )
}

/**
 * Finished, and nobody said so: the first report after it is silent, or there was none for 14 days. Reports that called what
 * events show right have said it.
 */
function behind({ services, at }: ReportGround, reports: readonly TeamReport[]): Found[] {
  return services.flatMap((service): Found[] => {
    const index = service.facts.findIndex(({ state }) => isDone(state))
    const run = service.facts[index]
    if (run === undefined || run.fromAt > at || at - run.fromAt > behindMs) return []
    if (!isDone(stateAt(service.shown, at))) return []
    const isSaid = reports.some(
      report =>
        report.claims.some(claim => claim.service === service.service && claim.kind === 'done') ||
        (report.evidenceVerdict === 'right' && report.recordedAt >= run.fromAt),
    )
    if (isSaid) return []
    const next = reports.find(({ recordedAt }) => recordedAt >= run.fromAt)
    const sinceAt = next?.recordedAt ?? run.fromAt + halfLifeDays * dayMs
    if (sinceAt > at) return []
    return [
      {
        agreement: 'behind',
        service: service.service,
        said: 'nothing',
        saidAt: null,
        seen: { what: 'finished', state: stateAt(service.shown, at), at: run.fromAt },
        sinceAt,
      },
    ]
  })
}
