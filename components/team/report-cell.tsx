import { agreements } from '#lib/domain/report/report.ts'
import { formatCount } from '#lib/format/number.ts'
import { agreementNames } from './agreement-words.ts'
import type { TeamGroup } from './team-groups.ts'
import styles from './team-matrix.module.css'

/** How a team's words stand to evidence and how old they are; of several teams, how many agree. No green: what was said proves nothing. */
export function ReportCell({ group, isOfTeam }: { group: TeamGroup; isOfTeam: boolean }) {
  const { reports, reportDays, teams } = group
  if (!isOfTeam) {
    const words = agreements
      .filter(one => reports[one] > 0)
      .map(one => `${formatCount(reports[one])} ${agreementNames[one].toLowerCase()}`)
    return (
      <span className={styles.cell} title={words.join(', ')}>
        {formatCount(reports.agree)} of {formatCount(teams)} agree
      </span>
    )
  }
  const agreement = agreements.find(one => reports[one] > 0) ?? 'none'
  return (
    <span className={styles.cell}>
      <span className={agreement === 'ahead' ? 'watch' : agreement === 'agree' ? undefined : 'text-2'}>
        {shortNames[agreement]}
      </span>{' '}
      {reportDays === null ? null : (
        <small className="text-3">
          {reportDays === 0 ? 'today' : `${formatCount(reportDays)} ${reportDays === 1 ? 'day' : 'days'}`}
        </small>
      )}
    </span>
  )
}

const shortNames = { agree: 'agrees', ahead: 'ahead', behind: 'behind', stale: 'stale', none: 'no report' }
