import { rowsOf } from '#components/charts/rows-of.ts'
import { percent } from '#components/charts/scale.ts'
import { formatDay, formatWeek, isoWeekOf } from '#lib/format/date.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import styles from './lane-board.module.css'
import { daysOfWeek, spanOf } from './lane-days.ts'
import type { LaneAxis } from './lane-entries.ts'

const mostRows = 5

/** Weeks, and above the lanes what closes days: freezes by their stretch, holidays by office. */
export function LaneHead({ visits, axis }: { visits: VisitsAnswer; axis: LaneAxis }) {
  const all = axis.weeks * daysOfWeek
  const year = Number(visits.asOf.slice(0, 4))
  const freezes = visits.freezes.flatMap(freeze => {
    const span = spanOf(axis, freeze.from, freeze.to)
    const of = freeze.teamName ?? freeze.areaName
    return span === null
      ? []
      : [{ key: freeze.id, span, text: of === null ? freeze.title : `${freeze.title}: ${of}` }]
  })
  // Offices of one country are closed together: one mark for all of them.
  const days = [...Map.groupBy(visits.holidays, ({ on, name }) => `${on} ${name}`).values()].flatMap(
    group => {
      const span = spanOf(axis, group[0]!.on, group[0]!.on)
      const offices = [...new Set(group.map(({ officeName }) => officeName))]
      return span === null
        ? []
        : [
            {
              key: `${group[0]!.on} ${group[0]!.name}`,
              span,
              on: group[0]!.on,
              offices,
              name: group[0]!.name,
            },
          ]
    },
  )
  // A mark with its words beside it takes about a week.
  const { rows, count } = rowsOf(
    days.map(({ span, offices }) => ({
      from: span.from,
      to: span.from + 1 + (offices.join(', ').length > 12 ? 6 : 4),
    })),
  )
  const freezeRows = rowsOf(freezes.map(({ span }) => span))
  const top = freezes.length === 0 ? 0 : freezeRows.count * 17
  return (
    <>
      <div className={styles.lane}>
        <span className={styles.name} />
        <div className={styles.weeks}>
          {visits.weeks.map(({ week, from }, index) => (
            <span key={week} style={{ left: percent((index / axis.weeks) * 100) }}>
              {formatWeek(isoWeekOf(from))} <small>{formatDay(from, Number(from.slice(0, 4)))}</small>
            </span>
          ))}
        </div>
      </div>
      {freezes.length + days.length === 0 ? null : (
        <div className={`${styles.lane} ${styles.closed}`}>
          <span className={styles.name}>Freezes, holidays</span>
          <div className={styles.track} style={{ height: top + Math.min(count, mostRows) * 14 + 6 }}>
            {freezes.map(({ key, span, text }, index) => (
              <span
                key={key}
                className={styles.freeze}
                title={text}
                style={{
                  left: percent((span.from / all) * 100),
                  width: percent(((span.to - span.from) / all) * 100),
                  top: (freezeRows.rows[index] ?? 0) * 17 + 2,
                }}
              >
                {text}
              </span>
            ))}
            {days.map(({ key, span, offices, name, on }, index) =>
              rows[index]! < mostRows ? (
                <span
                  key={key}
                  className={styles.holiday}
                  style={{ left: percent((span.from / all) * 100), top: top + rows[index]! * 14 + 4 }}
                  title={`${offices.join(', ')}: ${name}, ${formatDay(on, year)}`}
                >
                  <i style={{ width: `calc(${100 / all} * var(--track))` }} />
                  {offices.length > 2 ? `${offices[0]} +${offices.length - 1}` : offices.join(', ')}
                  <span className="unseen">
                    {' '}
                    closed {formatDay(on, year)}, {name}
                  </span>
                </span>
              ) : null,
            )}
          </div>
        </div>
      )}
    </>
  )
}
