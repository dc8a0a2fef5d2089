import { StruckDays } from '#components/report/struck-days.tsx'
import type { NextItem } from '#lib/read/answers/team-next-answer.ts'
import styles from './left-table.module.css'

/** Days promised for what holds a service, or said by its team: those that were moved stay, struck through. */
export function PromisedCell({ item, year }: { item: NextItem; year: number }) {
  const { blockers, said, ease } = item
  if (blockers.length > 0) {
    return (
      <span className={styles.lines}>
        {blockers.map(({ id, promises, promisedOn }) => (
          <Days
            key={id}
            former={promises.slice(0, -1).flatMap(({ on }) => (on === null ? [] : [on]))}
            current={promisedOn}
            reason={promises.at(-1)?.reason ?? null}
            year={year}
          />
        ))}
      </span>
    )
  }
  if (said !== null && (said.byOn !== null || said.formerDays.length > 0)) {
    return (
      <span>
        <Days former={said.formerDays} current={said.byOn} reason={null} year={year} />{' '}
        <small className="text-3">the team says</small>
      </span>
    )
  }
  return ease === 'started' || ease === 'stuck' ? <span className="text-3">no day said</span> : null
}

type DaysProps = { former: readonly string[]; current: string | null; reason: string | null; year: number }

function Days({ former, current, reason, year }: DaysProps) {
  return (
    <span className={styles.days} title={reason ?? undefined}>
      <StruckDays former={former} day={current} year={year} />
      {current === null ? <span className="bad">no date</span> : null}
    </span>
  )
}
