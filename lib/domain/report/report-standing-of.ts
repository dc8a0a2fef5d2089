import { isLeft } from '../migration/is-done.ts'
import { runAt, stateAt } from '../migration/state-run.ts'
import { dayInZone } from '../time/day-in-zone.ts'
import { dayMs } from '../time/durations.ts'
import { disagreementsOf, lastChangeOf, standingClaims, stillnessOf } from './disagreements.ts'
import { isPrivateAt, privateUntil } from './private-until.ts'
import type { Agreement } from './report.ts'
import type { GroundService, ReportGround } from './report-ground.ts'
import type { Disagreement, ReportQuestion, ReportStanding, TeamReport } from './report-standing.ts'
import { isStaleAge, reportWeight } from './report-weight.ts'

/** How one team's words stand to what events say (product.md 5), and what only the team can tell. */
export function reportStandingOf(ground: ReportGround): ReportStanding {
  const { team, services, at } = ground
  const reports = standingReports(ground.reports, at)
  const latest = reports.at(-1) ?? null
  const ageMs = latest === null ? null : Math.max(0, at - latest.recordedAt)
  const disagreements = disagreementsOf(ground, reports)
  // What a silent source hides is judged by the facts beneath: a silence of minutes makes no team unfinished.
  const left = services.filter(({ facts }) => isLeft(stateAt(facts, at)))
  const agreement = (seen: readonly Disagreement[]) => agreementOf(latest, ageMs, left.length, seen)
  return {
    team,
    agreement: agreement(disagreements),
    agreementForLeaders: agreement(disagreements.filter(({ isSeenByLeaders }) => isSeenByLeaders)),
    latest,
    latestSeenOn: latest === null ? null : privateUntil(latest.recordedAt, ground),
    latestForLeaders: reports.findLast(({ recordedAt }) => !isPrivateAt(recordedAt, at, ground)) ?? null,
    ageDays: ageMs === null ? null : Math.floor(ageMs / dayMs),
    weight: ageMs === null ? 0 : reportWeight(ageMs),
    disagreements,
    questions: left.length === 0 ? [] : questionsOf(ground, reports, left, disagreements),
    isFinished: left.length === 0,
    serviceCount: services.length,
    leftCount: left.length,
    lastChangeAt: lastChangeOf(services, at),
  }
}

/** Reports that stand at an instant, oldest first. */
export const standingReports = (reports: readonly TeamReport[], at: number): TeamReport[] =>
  reports
    .filter(({ recordedAt, withdrawnAt }) => recordedAt <= at && (withdrawnAt === null || withdrawnAt > at))
    .sort((a, b) => a.recordedAt - b.recordedAt)

/** Who has nothing left needs no fresh report: events say it, and its silence agrees with them. */
function agreementOf(
  latest: TeamReport | null,
  ageMs: number | null,
  leftCount: number,
  disagreements: readonly Disagreement[],
): Agreement {
  const has = (kind: Disagreement['agreement']) => disagreements.some(one => one.agreement === kind)
  if (leftCount === 0) return has('behind') ? 'behind' : 'agree'
  if (latest === null || ageMs === null) return 'none'
  if (isStaleAge(ageMs)) return 'stale'
  return has('ahead') ? 'ahead' : has('behind') ? 'behind' : 'agree'
}

function questionsOf(
  ground: ReportGround,
  reports: readonly TeamReport[],
  left: readonly GroundService[],
  disagreements: readonly Disagreement[],
): ReportQuestion[] {
  const { at, timeZone } = ground
  const claims = standingClaims(reports, at)
  const today = dayInZone(at, timeZone)
  const latest = reports.at(-1)
  const questions: ReportQuestion[] = disagreements
    .filter(({ agreement }) => agreement === 'ahead')
    .map(disagreement => ({ kind: 'disagreement', service: disagreement.service, disagreement }))
  const still = stillnessOf(ground, reports)
  if (still !== null && at < still.overAt)
    questions.push({
      kind: 'no_change',
      lastChangeAt: still.changedAt,
      days: Math.floor((at - still.changedAt) / dayMs),
    })
  const asked = new Set(disagreements.map(({ service }) => service))
  for (const one of left) {
    const { service } = one
    if (one.isExempt || asked.has(service)) continue
    const claim = claims.get(service)
    const named = [claim?.byOn ?? null, latest?.nextService === service ? latest.nextOn : null]
    const passed = named.filter(day => day !== null && day < today).sort()[0]
    if (passed != null) {
      questions.push({ kind: 'day_passed', service, on: passed })
      continue
    }
    const run = runAt(one.shown, at)
    const isStuck = run?.state === 'both' && one.stuckAfterMs !== null && at - run.fromAt > one.stuckAfterMs
    if (isStuck && claim === undefined && !one.isHeld)
      questions.push({
        kind: 'stuck',
        service,
        sinceAt: run.fromAt,
        days: Math.floor((at - run.fromAt) / dayMs),
        usualDays: one.usualDays,
      })
  }
  if (left.every(({ isExempt }) => isExempt)) return questions
  if (latest === undefined || isStaleAge(at - latest.recordedAt))
    questions.push({ kind: 'no_report', lastAt: latest?.recordedAt ?? null, leftCount: left.length })
  return questions
}
