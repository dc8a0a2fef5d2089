import { useStateNames } from '#components/charts/platform-words.ts'
import { percent } from '#components/charts/scale.ts'
import { stateFills } from '#components/charts/state-fill.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import styles from './state-band.module.css'
import { spanWithin } from './timeline-lanes.ts'

type StateBandProps = {
  states: ServiceAnswer['states']
  window: { from: number; to: number }
}
/** Below this share of the axis a name does not fit its stretch (per cent). */
const smallestNamed = 10

/** States as stretches of one bar, each with its fill and, where it fits, its name. */
export function StateBand({ states, window }: StateBandProps) {
  const stateNames = useStateNames()
  const length = window.to - window.from || 1
  const shown = states.flatMap(run => {
    const span = spanWithin(run, window)
    return span ? [{ ...run, span }] : []
  })
  return (
    <div className={styles.band}>
      {shown.map(({ state, span, from, to }) => {
        const left = ((span.from - window.from) / length) * 100
        const width = ((span.to - span.from) / length) * 100
        const days = Math.floor((span.to - Date.parse(from)) / dayMs)
        const text =
          state === 'both'
            ? `On both, ${to === null ? `day ${days + 1}` : `${days} days`}`
            : stateNames[state]
        return (
          <span
            key={span.key}
            className={styles.part}
            style={{ left: percent(left), width: `calc(${percent(width)} - 1.5px)` }}
            title={text}
          >
            <svg width="100%" height="20" aria-hidden="true">
              <rect width="100%" height="20" rx="2" style={{ fill: stateFills[state].fill }} />
            </svg>
            {width >= smallestNamed ? (
              <b className={isPatterned(state) ? styles.boxed : undefined} data-state={state}>
                {text}
              </b>
            ) : (
              <span className="unseen">{text}</span>
            )}
          </span>
        )
      })}
    </div>
  )
}

/** Text on stripes, dots and pale fills needs a ground of its own. */
const isPatterned = (state: string) => ['both', 'unknown', 'idle', 'born_on_target'].includes(state)
