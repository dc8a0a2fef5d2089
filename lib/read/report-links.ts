import { selectRecordsBy } from '#db/queries/select-records.ts'
import { mayMakeReportLink } from '#lib/domain/access/may-report.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ReportLinksAnswer } from './answers/report-links-answer.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

/** Which links of a team's report open now; told to those alone who may make and revoke them. Throws ReadErrors. */
export async function readReportLinks(
  { viewer, db, now }: ReadContext,
  team: string,
): Promise<ReportLinksAnswer> {
  requireReader(viewer)
  if (!mayMakeReportLink(viewer, team)) return { items: [], mayMake: false }
  const links = await selectRecordsBy(db.pool, 'reportLinks', 'team', team)
  return {
    items: links
      .filter(({ withdrawnAt, expiresAt }) => withdrawnAt === null && expiresAt > now)
      .toReversed()
      .map(({ id, recordedBy, recordedAt, expiresAt }) => ({
        id,
        createdBy: recordedBy,
        createdAt: formatInstant(recordedAt),
        expiresAt: formatInstant(expiresAt),
      })),
    mayMake: true,
  }
}
