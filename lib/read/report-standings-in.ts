import { selectPlatformDeploys } from '#db/queries/select-platform-deploys.ts'
import { bothLimits, limitFor } from '#lib/domain/migration/both-limits.ts'
import { isExempt } from '#lib/domain/migration/exemption.ts'
import { leavingSince } from '#lib/domain/migration/leaving-since.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { staleAfterDays } from '#lib/domain/report/report.ts'
import type { GroundService, ReportGround } from '#lib/domain/report/report-ground.ts'
import type { ReportStanding, TeamReport } from '#lib/domain/report/report-standing.ts'
import { reportStandingOf, standingReports } from '#lib/domain/report/report-standing-of.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { officeDaysOf } from './office-days.ts'
import { isTeamSelected } from './selection.ts'
import { timelineIn } from './timelines.ts'
import { wholeCompany } from './whole-company.ts'

/** How every team with services in scope stands to its reports, by id, of the whole company whatever part is looked at. */
export function allReportStandings(question: Question): Promise<ReportStanding[]> {
  const whole = wholeCompany(question)
  return once(whole, 'report standings', () => standingsIn(whole))
}

/** The same of the teams the filters let in. */
export async function reportStandingsIn(question: Question): Promise<ReportStanding[]> {
  const all = await allReportStandings(question)
  return all.filter(({ team }) => isTeamSelected(question.world, question.filters, team))
}

/** Every report of the question's migration recorded by its instant, oldest first, those taken back among them. */
export function reportsIn({ world, migration, at }: Question): TeamReport[] {
  return [...world.records.reports, ...world.withdrawn.reports]
    .filter(row => row.migration === migration.id && row.recordedAt <= at)
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map(row => ({
      ...row,
      confidence: row.confidence as TeamReport['confidence'],
      visitWish: row.visitWish as TeamReport['visitWish'],
      evidenceVerdict: row.evidenceVerdict as TeamReport['evidenceVerdict'],
      via: row.via as TeamReport['via'],
    }))
}

async function standingsIn(question: Question): Promise<ReportStanding[]> {
  const grounds = await reportGrounds(question)
  return [...grounds.values()].map(reportStandingOf)
}

/** What each team's reports are held against, by team. */
export async function reportGrounds(question: Question): Promise<Map<string, ReportGround>> {
  const { world, at, migration, rules, context, knownAt } = question
  const entries = [...world.services.values()].map(entry => ({
    entry,
    timeline: timelineIn(question, entry),
    archetype: entry.service.archetype,
    team: ownerAt(entry.service, entry.ownership, at),
  }))
  const limits = bothLimits(entries, at)
  const held = new Set(
    blockersIn(question).flatMap(({ end, holds }) =>
      end === null ? holds.map(({ service }) => service) : [],
    ),
  )
  const exempt = new Set(rules.exemptions.filter(one => isExempt(one, at)).map(({ service }) => service))
  const reports = Map.groupBy(reportsIn(question), ({ team }) => team)
  const said = [...reports.values()].flatMap(own =>
    standingReports(own, at).flatMap(({ claims }) => claims.filter(({ kind }) => kind === 'done')),
  )
  const deploys = await selectPlatformDeploys(
    context.db.pool,
    [...new Set(said.map(({ service }) => service))],
    migration.from,
    { from: at - staleAfterDays * dayMs, to: at, knownAt },
  )
  const grounds = new Map<string, ReportGround & { services: GroundService[] }>()
  for (const { entry, timeline, archetype, team } of entries) {
    if (team === null || !coversAny(timeline.scope, at)) continue
    const ground = grounds.get(team) ?? {
      team,
      services: [],
      reports: reports.get(team) ?? [],
      ...officeDaysOf(world, team),
      at,
    }
    grounds.set(team, ground)
    const limit = limitFor(limits, archetype)
    ground.services.push({
      service: entry.service.id,
      facts: timeline.facts,
      shown: timeline.shown,
      leavingSinceAt: leavingSince(entry.placements, migration, at),
      originDeploys: deploys.get(entry.service.id) ?? [],
      isHeld: held.has(entry.service.id),
      isExempt: exempt.has(entry.service.id),
      stuckAfterMs: limit?.limitMs ?? null,
      usualDays: limit === null ? null : Math.round(limit.limitMs / dayMs),
    })
  }
  return new Map([...grounds].sort(([a], [b]) => (a < b ? -1 : 1)))
}
