import { maySeePrivately } from '#lib/domain/access/may-report.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type Agreement, agreements } from '#lib/domain/report/report.ts'
import type { ReportStanding } from '#lib/domain/report/report-standing.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ReportRow, ReportsAnswer } from './answers/report-answer.ts'
import { ask, type Question } from './ask.ts'
import { officeDaysOf } from './office-days.ts'
import { type PageQuestion, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { disagreementItems, reportItems } from './report-items.ts'
import { reportStandingsIn, reportsIn } from './report-standings-in.ts'

export type ReportsQuestion = PageQuestion & { agreement: Agreement[] }

/** In the order a leader looks at them: the first four are to be doubted. */
const order: Record<Agreement, number> = { ahead: 0, stale: 1, none: 2, behind: 3, agree: 4 }
export const isDoubtful = (agreement: Agreement): boolean => agreement !== 'agree'

/** How every team's words stand to what events say, as who asks may see it. Throws ReadErrors. */
export async function readReports(
  context: ReadContext,
  filters: Filters,
  { agreement, limit, cursor }: ReportsQuestion = { agreement: [], limit: null, cursor: null },
): Promise<ReportsAnswer> {
  const question = await ask(context, filters)
  const standings = await reportStandingsIn(question)
  const reports = Map.groupBy(reportsIn(question), ({ team }) => team)
  const seen = standings.map(standing => ({ standing, agreement: agreementFor(question, standing) }))
  const counts = Object.fromEntries(
    agreements.map(one => [one, seen.filter(row => row.agreement === one).length]),
  ) as ReportsAnswer['counts']
  const asked = seen.filter(row => agreement.length === 0 || agreement.includes(row.agreement))
  const page = pageOf(
    asked,
    row => [
      `${order[row.agreement]} ${String(99_999 - row.standing.leftCount).padStart(5, '0')}`,
      row.standing.team,
    ],
    { name: `doubt ${agreement.join(' ')}`, isDescending: false },
    { limit, cursor },
  )
  return {
    migration: question.migration.id,
    asOf: question.asOf,
    knownAt: formatInstant(question.now),
    teams: seen.length,
    doubts: seen.filter(row => isDoubtful(row.agreement)).length,
    counts,
    items: page.items.map(({ standing }) => rowOf(question, standing, reports.get(standing.team) ?? [])),
    total: asked.length,
    nextCursor: page.nextCursor,
  }
}

const seesPrivately = ({ context, migration }: Question, team: string): boolean =>
  maySeePrivately(context.viewer, team, migration.id)

/** The agreement as who asks may see it. */
export const agreementFor = (question: Question, standing: ReportStanding): Agreement =>
  seesPrivately(question, standing.team) ? standing.agreement : standing.agreementForLeaders

function rowOf(
  question: Question,
  standing: ReportStanding,
  reports: Parameters<typeof reportItems>[0],
): ReportRow {
  const { context, world, migration, at } = question
  const team = world.teams.get(standing.team)
  const office = officeDaysOf(world, standing.team)
  const items = reportItems(reports, { viewer: context.viewer, migration: migration.id, at, office })
  return {
    team: standing.team,
    name: team?.name ?? null,
    area: team?.area ?? null,
    office: team?.office ?? null,
    agreement: agreementFor(question, standing),
    services: standing.serviceCount,
    left: standing.leftCount,
    reportedAt: standing.latest === null ? null : formatInstant(standing.latest.recordedAt),
    ageDays: standing.ageDays,
    weight: standing.weight,
    lastChangeAt: standing.lastChangeAt === null ? null : formatInstant(standing.lastChangeAt),
    report: items.findLast(({ withdrawnAt }) => withdrawnAt === null) ?? null,
    disagreements: disagreementItems(standing.disagreements, seesPrivately(question, standing.team)),
  }
}
