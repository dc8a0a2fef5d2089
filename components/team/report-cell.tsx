import { agreementNames, agreementTexts, agreementTones } from '#components/report/report-words.ts'
import { Tag } from '#components/ui/tag.tsx'
import { agreements } from '#lib/domain/report/report.ts'
import { formatCount } from '#lib/format/number.ts'
import type { TeamGroup } from './team-groups.ts'
import styles from './team-matrix.module.css'

/** How a team's words stand to evidence and how old they are; of several teams, how many agree. No green: what was said proves nothing. */
export function ReportCell({ group, isOfTeam }: { group: TeamGroup; isOfTeam: boolean }) {
  const { reports, reportDays, teams } = group
  if (!isOfTeam) {
    const words = agreements
      .filter(one => reports[one] > 0)
      .map(one => `${formatCount(reports[one])} ${agreementTexts[one]}`)
    return (
      <span className={styles.cell} title={words.join(', ')}>
        {formatCount(reports.agree)} of {formatCount(teams)} agree
      </span>
    )
  }
  const agreement = agreements.find(one => reports[one] > 0) ?? 'none'
  return (
    <span className={styles.cell}>
      {agreementTones[agreement] === undefined ? (
        agreementNames[agreement]
      ) : (
        <Tag tone={agreementTones[agreement]}>{agreementNames[agreement]}</Tag>
      )}{' '}
      {reportDays === null ? null : (
        <small className="text-3">
          {reportDays === 0 ? 'today' : `${formatCount(reportDays)} ${reportDays === 1 ? 'day' : 'days'}`}
        </small>
      )}
    </span>
  )
}
