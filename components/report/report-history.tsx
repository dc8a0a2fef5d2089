import { formatDay } from '#lib/format/date.ts'
import type { ReportFormAnswer, ReportItem } from '#lib/read/answers/report-answer.ts'
import { claimNames, confidenceNames } from './report-words.ts'
import styles from './said-and-seen.module.css'
import { StruckDays } from './struck-days.tsx'

const shown = 4

/** The last reports, the newest first: none is altered, moved days and those taken back are struck through. */
export function ReportHistory({ answer }: { answer: ReportFormAnswer }) {
  const year = Number(answer.asOf.slice(0, 4))
  if (answer.reports.length === 0) return null
  const [latest, ...earlier] = answer.reports.slice(0, shown)
  return (
    <div className={styles.history}>
      <Entry report={latest!} year={year} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>Earlier reports</summary>
          {earlier.map(report => (
            <Entry key={report.id} report={report} year={year} />
          ))}
        </details>
      )}
    </div>
  )
}

function Entry({ report, year }: { report: ReportItem; year: number }) {
  const { confidence, nextService, nextOn, formerNextDays, note, claims, withdrawnAt } = report
  const Words = withdrawnAt === null ? 'span' : 's'
  return (
    <p className={styles.entry}>
      <span className="text-3">
        {formatDay(report.at.slice(0, 10), year)}, {report.by}
        {withdrawnAt === null ? '' : ', taken back'}
        {report.isPrivate && withdrawnAt === null
          ? `, others read it on ${formatDay(report.leadersSeeOn, year)}`
          : ''}
      </span>{' '}
      <Words>
        <b>{confidenceNames[confidence]}</b>
        {nextService === null && nextOn === null ? null : (
          <>
            ; next {nextService ?? 'one'}{' '}
            <StruckDays
              former={formerNextDays}
              day={nextOn}
              year={year}
              prefix={nextOn === null ? '' : 'by'}
            />
          </>
        )}
        {claims.map(claim => (
          <span key={claim.service}>
            ; {claim.service} {claimNames[claim.kind]}{' '}
            <StruckDays former={claim.formerDays} day={claim.byOn} year={year} prefix="by" />
          </span>
        ))}
        {note === null ? null : ` “${note}”`}
      </Words>
    </p>
  )
}
