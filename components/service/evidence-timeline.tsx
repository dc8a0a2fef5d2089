'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { percent } from '#components/charts/scale.ts'
import { formatInstant } from '#lib/format/date.ts'
import { quarterTicks } from '#lib/format/quarter-ticks.ts'
import { formatPlatform } from '#lib/format/state-name.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import styles from './evidence-timeline.module.css'
import { platformFill } from './platform-fill.ts'
import { StateBand } from './state-band.tsx'
import { presenceLanes, type TimelineEvent } from './timeline-lanes.ts'

type EvidenceTimelineProps = {
  service: ServiceAnswer
  events: readonly TimelineEvent[]
  window: { from: number; to: number }
  /** Before this failures and rollbacks were not looked up; null: all are known. */
  marksFrom: number | null
  onOpen: (event: { source: string; id: string }) => void
}

const lanes = [
  { lane: 'helios', title: 'Helios deploys' },
  { lane: 'kubernetes', title: 'Kubernetes deploys' },
  { lane: 'marks', title: 'Failed, rolled back' },
] as const

/** One axis of time for all evidence, so that cause and effect line up. One tab stop; arrows go from event to event. */
export function EvidenceTimeline({ service, events, window, marksFrom, onOpen }: EvidenceTimelineProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const box = useRef<HTMLDivElement>(null)
  // On a phone the newest is at the right edge: there one begins.
  useEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth
  }, [])
  const x = (at: number) => ((at - window.from) / (window.to - window.from || 1)) * 100
  const current = chosen === null ? null : (events[chosen] ?? null)
  const ticks = quarterTicks(window.from, window.to, 7)
  const onKeyDown = (event: KeyboardEvent) => {
    const last = events.length - 1
    const moves: Record<string, number> = {
      ArrowRight: chosen === null ? 0 : Math.min(last, chosen + 1),
      ArrowLeft: chosen === null ? last : Math.max(0, chosen - 1),
      Home: 0,
      End: last,
    }
    const next = moves[event.key]
    if (next !== undefined && last >= 0) {
      event.preventDefault()
      setChosen(next)
    } else if (event.key === 'Enter' && current?.event) onOpen(current.event)
    else if (event.key === 'Escape') setChosen(null)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of lanes, not of form fields */}
      <div
        className={styles.scroll}
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for all lanes; arrows walk the events
        tabIndex={0}
        role="group"
        aria-label="Timeline: arrow keys go from event to event, Enter opens it"
        onKeyDown={onKeyDown}
      >
        <div className={styles.lanes}>
          <div className={styles.overlay} aria-hidden="true">
            {ticks.map(tick => (
              <i key={tick.at} style={{ left: percent(x(tick.at)) }} />
            ))}
            <i className={styles.now} style={{ left: '100%' }} />
            {current ? <i className={styles.cursor} style={{ left: percent(x(current.at)) }} /> : null}
          </div>
          <div className={styles.lane}>
            <span className={styles.name} />
            <div className={styles.axis} aria-hidden="true">
              {ticks.map(tick => (
                <span key={tick.at} style={{ left: percent(x(tick.at)) }}>
                  {tick.isStrong ? <b>{tick.text}</b> : tick.text}
                </span>
              ))}
            </div>
          </div>
          <div className={styles.lane}>
            <span className={styles.name}>State</span>
            <StateBand states={service.states} window={window} />
          </div>
          {presenceLanes(service, window).map(lane => (
            <div className={styles.lane} key={`${lane.platform} ${lane.cluster}`}>
              <span className={styles.name}>
                {lane.cluster} <small>{formatPlatform(lane.platform)}</small>
              </span>
              <svg width="100%" height="18" aria-hidden="true">
                {lane.placed.map(span => (
                  <rect
                    key={span.key}
                    x={percent(x(span.from))}
                    y="5"
                    width={percent(x(span.to) - x(span.from))}
                    height="8"
                    rx="1"
                    className={styles.placed}
                  />
                ))}
                {lane.ready.map(span => (
                  <rect
                    key={span.key}
                    x={percent(x(span.from))}
                    y="5"
                    width={percent(x(span.to) - x(span.from))}
                    height="8"
                    rx="1"
                    style={{ fill: platformFill(lane.platform) }}
                  />
                ))}
              </svg>
            </div>
          ))}
          {lanes.map(({ lane, title }) => (
            <div className={styles.lane} key={lane}>
              <span className={styles.name}>{title}</span>
              <svg width="100%" height="22" aria-hidden="true">
                <rect y="11" width="100%" height="1" style={{ fill: 'var(--chart-grid)' }} />
                {lane === 'marks' && marksFrom !== null && marksFrom > window.from ? (
                  <rect
                    y="5"
                    width={percent(x(Math.min(marksFrom, window.to)))}
                    height="13"
                    style={{ fill: 'url(#gap)' }}
                  >
                    <title>
                      failures and rollbacks before this are not looked up here; the events below have them
                    </title>
                  </rect>
                ) : null}
                {events.map((event, index) =>
                  event.lane === lane ? (
                    <Tick key={event.key} event={event} x={x(event.at)} onClick={() => setChosen(index)} />
                  ) : null,
                )}
              </svg>
            </div>
          ))}
        </div>
      </div>
      <p className={styles.said} aria-live="polite">
        {current ? (
          <>
            <b>{formatInstant(current.at)}</b> {current.text}{' '}
            {current.event ? (
              <button type="button" className={styles.open} onClick={() => onOpen(current.event!)}>
                open the event
              </button>
            ) : null}
          </>
        ) : (
          <span className="text-3">
            {events.length > 0
              ? 'Arrow keys or a click on a mark say what it is. Pale bars: deployed, no instance ready.'
              : 'No deploy in this stretch of time. Pale bars: deployed, no instance ready.'}
          </span>
        )}
      </p>
    </>
  )
}

function Tick({ event, x, onClick }: { event: TimelineEvent; x: number; onClick: () => void }) {
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
      ) : (
        <rect x="-1" y="4" width="2" height="14" className={styles[event.lane]} />
      )}
    </svg>
  )
}
