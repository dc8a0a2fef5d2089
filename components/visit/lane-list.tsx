import { formatDay, formatWeek, isoWeekOf } from '#lib/format/date.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { entriesOfWeek, entryWords, freeWords, type Lane } from './lane-entries.ts'
import styles from './lane-list.module.css'

/** On a phone the lanes are a list: week by week who is where, and what is closed. */
export function LaneList({
  visits,
  lanes,
  onChoose,
}: {
  visits: VisitsAnswer
  lanes: Lane[]
  onChoose: (engineer: string, key: string) => void
}) {
  const year = Number(visits.asOf.slice(0, 4))
  return (
    <ol className={styles.weeks}>
      {visits.weeks.map(({ week, from, to, free, capacity }) => {
        const entries = entriesOfWeek(lanes, from)
        const closed = visits.holidays.filter(({ on }) => from <= on && on <= to)
        return (
          <li key={week}>
            <h3>
              {formatWeek(isoWeekOf(from))} <span className="text-3">{formatDay(from, year)}</span>
              <small>{freeWords(free, capacity)}</small>
            </h3>
            {closed.length > 0 ? (
              <p className="text-2">
                Closed:{' '}
                {[...Map.groupBy(closed, ({ on, name }) => `${formatDay(on, year)} (${name})`)]
                  .map(([when, days]) => {
                    const offices = [...new Set(days.map(({ officeName }) => officeName))]
                    return `${offices.length > 3 ? `${offices.length} offices` : offices.join(', ')} ${when}`
                  })
                  .join('; ')}
              </p>
            ) : null}
            <ul>
              {entries.map(({ lane, entry }) => (
                <li key={`${lane.engineer} ${entry.key}`}>
                  <button
                    type="button"
                    className={styles[entry.look]}
                    onClick={() => onChoose(lane.engineer, entry.key)}
                  >
                    <b>{lane.name}</b> {entryWords(entry, year)}
                  </button>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}
