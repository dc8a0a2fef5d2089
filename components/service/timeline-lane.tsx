import type { ReactNode } from 'react'
import { percent } from '#components/charts/scale.ts'
import { formatInstant } from '#lib/format/date.ts'
import type { TimelineEvent } from './timeline-events.ts'
import styles from './timeline-lane.module.css'
import type { TimelineBar } from './timeline-records.ts'

type Placed = { event: TimelineEvent; index: number }
type LaneProps = {
  name: ReactNode
  /** Position of an instant along the axis, per cent. */
  x: (at: number) => number
  events: readonly Placed[]
  onChoose: (index: number) => void
  bars?: readonly TimelineBar[]
  /** Colour of its marks. */
  fill?: string
  /** Whether marks without a stretch say in words what they are, where there is room. */
  isNamed?: boolean
  /** Drawn below the marks. */
  children?: ReactNode
}
/** Room a name needs beside its mark, and within its stretch (per cent of the axis). */
const roomOfName = 18
const roomInside = 9

/** One lane: its fixed name, stretches with their words, and a mark for each event. */
export function TimelineLane({ name, x, events, onChoose, bars = [], fill, isNamed, children }: LaneProps) {
  const barOf = (event: TimelineEvent) => bars.find(({ key }) => event.anchor?.endsWith(key))
  const widthOf = (bar: TimelineBar) => x(bar.to) - x(bar.from)
  return (
    <div className={styles.lane}>
      <span className={styles.name}>{name}</span>
      <div className={styles.body}>
        {children}
        {bars.map(bar => (
          <span
            key={bar.key}
            className={`${styles.bar} ${styles[bar.look]}`}
            style={{ left: percent(x(bar.from)), width: percent(widthOf(bar)) }}
            title={bar.text}
          >
            {widthOf(bar) >= roomInside ? <span className={styles.text}>{bar.text}</span> : null}
          </span>
        ))}
        <svg width="100%" height="22" aria-hidden="true">
          {events.map(({ event, index }) => (
            <Tick
              key={event.key}
              event={event}
              x={x(event.at)}
              fill={fill ?? 'var(--text-2)'}
              onClick={() => onChoose(index)}
            />
          ))}
        </svg>
        {isNamed
          ? events.map(({ event }, index) => {
              const bar = barOf(event)
              const at = bar ? x(bar.to) : x(event.at)
              const room = (events[index + 1] ? x(events[index + 1]!.event.at) : 100) - at
              if ((bar && widthOf(bar) >= roomInside) || room < roomOfName) return null
              return (
                <span
                  key={event.key}
                  className={styles.label}
                  style={{ left: percent(at), maxWidth: percent(room) }}
                  aria-hidden="true"
                >
                  {event.text}
                </span>
              )
            })
          : null}
      </div>
    </div>
  )
}

function Tick({
  event,
  x,
  fill,
  onClick,
}: {
  event: TimelineEvent
  x: number
  fill: string
  onClick: () => void
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the lanes take the keys
    <svg
      x={percent(x)}
      y="0"
      width="1"
      height="22"
      overflow="visible"
      className={styles.tick}
      onClick={onClick}
    >
      <title>{`${formatInstant(event.at)}: ${event.text}`}</title>
      <rect x="-6" width="12" height="22" fill="transparent" />
      {event.isBad ? (
        <path d="M-4 7.5l8 8M4 7.5l-8 8" className={styles.cross} />
      ) : event.anchor !== null ? (
        <path d="M0 6l5 5-5 5-5-5z" style={{ fill }} />
      ) : (
        <rect x="-1" y="4" width="2" height="14" style={{ fill }} />
      )}
    </svg>
  )
}
