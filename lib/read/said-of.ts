import { maySeePrivately } from '#lib/domain/access/may-report.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { standingReports } from '#lib/domain/report/report-standing-of.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { NextItem } from './answers/team-next-answer.ts'
import type { Question } from './ask.ts'
import { allReportStandings, reportsIn } from './report-standings-in.ts'

type Said = NonNullable<NextItem['said']>

/**
 * What a team last said of each service, with every day it named before. What disagrees with events is the team's alone for
 * two working days: nobody else is told before.
 */
export async function saidOf(question: Question, team: string, viewer: Viewer): Promise<Map<string, Said>> {
  const standing = (await allReportStandings(question)).find(one => one.team === team)
  const isOwn = maySeePrivately(viewer, team, question.migration.id)
  const hidden = new Set(
    (standing?.disagreements ?? []).flatMap(({ service, isSeenByLeaders }) =>
      isOwn || isSeenByLeaders || service === null ? [] : [service],
    ),
  )
  const said = new Map<string, Said>()
  const reports = reportsIn(question).filter(report => report.team === team)
  for (const { claims, recordedAt } of standingReports(reports, question.at))
    for (const { service, kind, blocker, byOn } of claims) {
      if (hidden.has(service)) continue
      const before = said.get(service)
      const formerDays = [...(before?.formerDays ?? [])]
      if (before?.byOn != null && before.byOn !== byOn) formerDays.push(before.byOn)
      said.set(service, { kind, saidAt: formatInstant(recordedAt), blocker, byOn, formerDays })
    }
  return said
}
