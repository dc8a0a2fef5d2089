import { PromisedDays } from '#components/blocker/promised-days.tsx'
import { StruckDays } from '#components/report/struck-days.tsx'
import type { NextItem } from '#lib/read/answers/team-next-answer.ts'
import styles from './left-table.module.css'

type PromisedCellProps = { item: NextItem; today: string; year: number }

/** Days promised for what holds a service, or said by its team: those that were moved stay, struck through. */
export function PromisedCell({ item: { blockers, said, ease }, today, year }: PromisedCellProps) {
  if (blockers.length > 0) {
    return (
      <span className={styles.lines}>
        {blockers.map(({ id, promises, promisedOn }) => (
          <PromisedDays
            key={id}
            item={{
              promised: promisedOn,
              promises,
              isOverdue: promisedOn !== null && promisedOn < today,
              standing: 'open',
            }}
            year={year}
          />
        ))}
      </span>
    )
  }
  if (said !== null && (said.byOn !== null || said.formerDays.length > 0)) {
    return (
      <span className={styles.days}>
        <StruckDays former={said.formerDays} day={said.byOn} year={year} />
        {said.byOn === null ? <span className="bad">no date</span> : null}
        <small className="text-3">the team says</small>
      </span>
    )
  }
  return ease === 'started' || ease === 'stuck' ? <span className="text-3">no day said</span> : null
}
