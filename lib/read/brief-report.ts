import { maySeePrivately } from '#lib/domain/access/may-report.ts'
import type { TeamBrief } from './answers/visit-brief-answer.ts'
import type { Question } from './ask.ts'
import { officeDaysOf } from './office-days.ts'
import { disagreementItems, reportItems } from './report-items.ts'
import { allReportStandings, reportsIn } from './report-standings-in.ts'

/** What a team said last beside what events say: no more of it than who asks may read by now. Null: nothing in scope. */
export async function briefReport(question: Question, team: string): Promise<TeamBrief['report']> {
  const { context, world, migration, at } = question
  const standing = (await allReportStandings(question)).find(one => one.team === team)
  if (standing === undefined) return null
  const isPrivate = maySeePrivately(context.viewer, team, migration.id)
  const reports = reportsIn(question).filter(report => report.team === team)
  const reader = { viewer: context.viewer, migration: migration.id, at, office: officeDaysOf(world, team) }
  return {
    agreement: isPrivate ? standing.agreement : standing.agreementForLeaders,
    ageDays: standing.ageDays,
    weight: standing.weight,
    latest: reportItems(reports, reader).findLast(({ withdrawnAt }) => withdrawnAt === null) ?? null,
    disagreements: disagreementItems(standing.disagreements, isPrivate),
  }
}
