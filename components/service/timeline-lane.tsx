import type { ReactNode } from 'react'
import { rowsOf } from '#components/charts/rows-of.ts'
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
const rowPx = 22

/** One lane: its fixed name, stretches with their words, and a mark for each event. Stretches at once stand below one another. */
export function TimelineLane({ name, x, events, onChoose, bars = [], fill, isNamed, children }: LaneProps) {
  const { rows, count } = rowsOf(bars)
  const barOf = (event: TimelineEvent) => bars.find(({ key }) => event.anchor?.endsWith(key))
  const rowOf = (event: TimelineEvent) => {
    const bar = barOf(event)
    return bar ? rows[bars.indexOf(bar)]! : 0
  }
  const widthOf = (bar: TimelineBar) => x(bar.to) - x(bar.from)
  return (
    <div className={styles.lane}>
      <span className={styles.name}>{name}</span>
      <div className={styles.body} style={{ height: count * rowPx }}>
        {children}
        {bars.map((bar, index) => (
          <span
            key={`${bar.key} ${bar.from}`}
            className={`${styles.bar} ${styles[bar.look]}`}
            style={{
              top: rows[index]! * rowPx + 4,
              left: percent(x(bar.from)),
              width: percent(widthOf(bar)),
            }}
            title={bar.text}
          >
            {widthOf(bar) >= roomInside ? <span className={styles.text}>{bar.text}</span> : null}
          </span>
        ))}
        <svg width="100%" height={count * rowPx} aria-hidden="true">
          {events.map(({ event, index }) => (
            <Tick
              key={event.key}
              event={event}
              x={x(event.at)}
              y={rowOf(event) * rowPx}
              fill={fill ?? 'var(--text-2)'}
              onClick={() => onChoose(index)}
            />
          ))}
        </svg>
        {isNamed
          ? events.map(({ event }, index) => {
              const bar = barOf(event)
              const row = rowOf(event)
              const at = bar ? x(bar.to) : x(event.at)
              const next = events.slice(index + 1).find(one => rowOf(one.event) === row)
              const room = (next ? x(next.event.at) : 100) - at
              if ((bar && widthOf(bar) >= roomInside) || room < roomOfName) return null
              return (
                <span
                  key={event.key}
                  className={styles.label}
                  style={{ top: row * rowPx + 3, left: percent(at), maxWidth: percent(room) }}
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
  y,
  fill,
  onClick,
}: {
  event: TimelineEvent
  x: number
  y: number
  fill: string
  onClick: () => void
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the lanes take the keys
    <svg
      x={percent(x)}
      y={y}
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
