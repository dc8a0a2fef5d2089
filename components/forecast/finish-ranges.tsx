import { timeTicks } from '#components/charts/time-ticks.ts'
import styles from './forecast.module.css'

export type FinishRange = {
  key: string
  name: string
  evenOn: string | null
  sureOn: string | null
  /** The one that counts now. */
  isNow?: boolean
  /** In place of a bar. */
  words?: string
}

const dayMs = 86_400_000
const atOf = (on: string): number => Date.parse(`${on}T00:00:00Z`)

/** One bar a forecast, from even odds to 85 % sure, on one axis: what slips is seen as stairs. Only to be seen. */
export function FinishRanges({ ranges, goalOn }: { ranges: readonly FinishRange[]; goalOn: string | null }) {
  const days = ranges.flatMap(({ evenOn, sureOn }) => [evenOn, sureOn]).filter(day => day !== null)
  if (goalOn !== null) days.push(goalOn)
  if (days.length === 0) return null
  const ats = days.map(atOf)
  const least = Math.min(...ats)
  const most = Math.max(...ats)
  const room = Math.max(20 * dayMs, (most - least) * 0.06)
  const [from, to] = [least - room, most + room]
  const percent = (at: number) => `${((at - from) / (to - from)) * 100}%`
  return (
    <div className={styles.ranges} aria-hidden="true">
      <div className={styles.rangeAxis}>
        {timeTicks(from, to)
          .filter(({ isMinor }) => !isMinor)
          .map(({ at, text, isYear }) => (
            <span key={at} style={{ left: percent(at) }}>
              {isYear ? <b>{text}</b> : text}
            </span>
          ))}
      </div>
      {ranges.map(({ key, name, evenOn, sureOn, isNow, words }) => (
        <div key={key} className={isNow ? `${styles.range} ${styles.now}` : styles.range}>
          <span className={styles.rangeName}>{name}</span>
          <span className={styles.rangeTrack}>
            {goalOn === null ? null : <i className={styles.goal} style={{ left: percent(atOf(goalOn)) }} />}
            {evenOn === null ? (
              <small>{words ?? 'no date'}</small>
            ) : (
              <>
                <i
                  className={sureOn === null ? `${styles.rangeBar} ${styles.open}` : styles.rangeBar}
                  style={{
                    left: percent(atOf(evenOn)),
                    width: `calc(${percent(sureOn === null ? to : atOf(sureOn))} - ${percent(atOf(evenOn))})`,
                  }}
                />
                <i className={styles.rangeEven} style={{ left: percent(atOf(evenOn)) }} />
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  )
}
