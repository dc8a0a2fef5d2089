import { maySeePrivately, mayWithdrawReport } from '#lib/domain/access/may-report.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { isPrivateAt, type OfficeDays, privateUntil } from '#lib/domain/report/private-until.ts'
import type { Disagreement, TeamReport } from '#lib/domain/report/report-standing.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { DisagreementItem, ReportItem } from './answers/report-answer.ts'

type Reader = { viewer: Viewer; migration: string; at: number; office: OfficeDays }

/** Whether who asks may read a report: at once as the team or an admin, else two working days later. */
export const maySeeReport = (report: TeamReport, { viewer, migration, at, office }: Reader): boolean =>
  maySeePrivately(viewer, report.team, migration) || !isPrivateAt(report.recordedAt, at, office)

/** Reports of one team as who asks may read them, oldest first; each with the days it moved. `reports` in order of recording. */
export function reportItems(reports: readonly TeamReport[], reader: Reader): ReportItem[] {
  const { viewer, migration, at, office } = reader
  const days = new Map<string, string[]>()
  const nextDays = new Map<string, string[]>()
  return reports
    .filter(report => maySeeReport(report, reader))
    .map(report => {
      const withdrawnAt = report.withdrawnAt !== null && report.withdrawnAt <= at ? report.withdrawnAt : null
      const isPrivate = isPrivateAt(report.recordedAt, at, office)
      const claims = report.claims.map(claim => ({
        ...claim,
        formerDays: moved(days, claim.service, claim.byOn, withdrawnAt === null),
      }))
      return {
        id: report.id,
        at: formatInstant(report.recordedAt),
        by: report.recordedBy,
        via: report.via,
        confidence: report.confidence,
        note: report.note,
        nextService: report.nextService,
        nextOn: report.nextOn,
        formerNextDays: moved(nextDays, report.nextService ?? '', report.nextOn, withdrawnAt === null),
        visitWish: report.visitWish,
        evidenceVerdict: report.evidenceVerdict,
        claims,
        leadersSeeOn: privateUntil(report.recordedAt, office),
        isPrivate,
        withdrawnAt: withdrawnAt === null ? null : formatInstant(withdrawnAt),
        mayWithdraw: withdrawnAt === null && isPrivate && mayWithdrawReport(viewer, { ...report, migration }),
      }
    })
}

/** The days said before for the same thing, without the one said now, which is remembered for the next. */
function moved(known: Map<string, string[]>, key: string, day: string | null, stands: boolean): string[] {
  const before = known.get(key) ?? []
  const former = before.filter((one, index) => one !== day || index < before.length - 1)
  if (day !== null && stands && before.at(-1) !== day) known.set(key, [...before, day])
  return day === null ? [] : former
}

/** Disagreements as who asks may see them. */
export const disagreementItems = (
  disagreements: readonly Disagreement[],
  seesPrivately: boolean,
): DisagreementItem[] =>
  disagreements
    .filter(({ isSeenByLeaders }) => seesPrivately || isSeenByLeaders)
    .map(({ saidAt, sinceAt, seen, ...rest }) => ({
      ...rest,
      saidAt: saidAt === null ? null : formatInstant(saidAt),
      seen: { ...seen, at: formatInstant(seen.at) },
      since: formatInstant(sinceAt),
    }))
