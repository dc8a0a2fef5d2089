'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Platforms, usePlatformName, usePlatformNames } from '#components/charts/platform-words.ts'
import { percent } from '#components/charts/scale.ts'
import { formatInstant } from '#lib/format/date.ts'
import { quarterTicks } from '#lib/format/quarter-ticks.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import styles from './evidence-timeline.module.css'
import { PresenceBars } from './presence-bars.tsx'
import { StateBand } from './state-band.tsx'
import { laneOfDeploys, laneOfPlace, type TimelineEvent } from './timeline-events.ts'
import { TimelineLane } from './timeline-lane.tsx'
import { presenceLanes } from './timeline-lanes.ts'
import { type Plans, planBars, planLaneNames, planLanes } from './timeline-plans.ts'
import { ownerBars, type Said, saidBars, type TimelineBar } from './timeline-records.ts'
import { stepTo } from './timeline-walk.ts'

type EvidenceTimelineProps = {
  service: ServiceAnswer
  said: Said
  /** What was said, promised and done about it. */
  plans: Plans
  /** Of all lanes, in order of time. */
  events: readonly TimelineEvent[]
  window: { from: number; to: number }
  /** Before this failures and rollbacks were not looked up; null: all are known. */
  marksFrom: number | null
  teamName: (id: string) => string
  onOpen: (event: { source: string; id: string }) => void
}

const textColour = (platform: string, { origin, target }: Platforms) =>
  platform === origin
    ? 'var(--platform-helios-text)'
    : platform === target
      ? 'var(--platform-kubernetes-text)'
      : 'var(--text-2)'

/** One axis of time for all evidence, so that cause and effect line up. One tab stop; arrows go from event to event. */
export function EvidenceTimeline(props: EvidenceTimelineProps) {
  const platformName = usePlatformName()
  const { service, said, plans, events, window, marksFrom, teamName, onOpen } = props
  const [chosen, setChosen] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  // On a phone the newest is at the right edge: there one begins.
  useEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth
  }, [])
  const x = (at: number) => ((at - window.from) / (window.to - window.from || 1)) * 100
  const index = chosen === null ? -1 : events.findIndex(({ key }) => key === chosen)
  const current = events[index] ?? null
  const ticks = quarterTicks(window.from, window.to, 7)
  const places = presenceLanes(service, window)
  const names = usePlatformNames()
  // What metadata tell of has no deploys of its own: its lanes are those of where it was deployed.
  const deployedOn = new Set(service.deploys.map(({ platform }) => platform))
  const own = [names.origin, names.target]
  const isDeployedThere = deployedOn.size === 0 || own.some(platform => deployedOn.has(platform))
  const platforms = [...new Set([...(isDeployedThere ? own : []), ...deployedOn])]
  const bars: Record<string, TimelineBar[]> = {
    ...saidBars(said, window, names),
    ...planBars(plans, window),
  }
  const lanes = [
    'state',
    'overrides',
    ...places.map(({ platform, cluster }) => laneOfPlace(platform, cluster)),
    ...platforms.map(laneOfDeploys),
    'marks',
    'owners',
    ...planLanes,
    'annotations',
    'disputes',
  ]
  const choose = (next: number) => {
    const event = events[next]
    if (event === undefined) return
    setChosen(event.key)
    bringIntoSight(box.current, x(event.at))
  }
  const open = (event: TimelineEvent) => {
    if (event.event) onOpen(event.event)
    else if (event.anchor) goTo(event.anchor)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, index === -1 ? null : index, events, lanes)
    if (next !== null) {
      event.preventDefault()
      choose(next)
    } else if (event.key === 'Enter' && current) {
      // Else the same press closes the drawer it opened: its Close has the focus by then.
      event.preventDefault()
      open(current)
    } else if (event.key === 'Escape') setChosen(null)
  }
  const inLane = (lane: string) =>
    events.flatMap((event, place) => (event.lane === lane ? [{ event, index: place }] : []))
  const shared = { x, onChoose: choose }
  const saidLane = (lane: string, name: string) =>
    inLane(lane).length + (bars[lane] ?? []).length > 0 ? (
      <TimelineLane {...shared} key={lane} name={name} events={inLane(lane)} bars={bars[lane]} isNamed />
    ) : null
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of lanes, not of form fields */}
      <div
        className={styles.scroll}
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for all lanes; arrows walk the events
        tabIndex={0}
        role="group"
        aria-label="Timeline: left and right go from event to event, up and down to another lane, Enter opens it"
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
          <TimelineLane {...shared} name="" events={[]}>
            <div className={styles.axis} aria-hidden="true">
              {ticks.map(tick => (
                <span key={tick.at} style={{ left: percent(x(tick.at)) }}>
                  {tick.isStrong ? <b>{tick.text}</b> : tick.text}
                </span>
              ))}
            </div>
          </TimelineLane>
          <TimelineLane {...shared} name="State" events={[]}>
            <div className={styles.band}>
              <StateBand states={service.states} window={window} />
            </div>
          </TimelineLane>
          {saidLane('overrides', 'Override')}
          {places.map(lane => (
            <TimelineLane
              {...shared}
              key={`${lane.platform} ${lane.cluster}`}
              name={
                <>
                  {lane.cluster} <small>{platformName(lane.platform)}</small>
                </>
              }
              events={[]}
            >
              <PresenceBars lane={lane} x={x} />
            </TimelineLane>
          ))}
          {platforms.map(platform => (
            <TimelineLane
              {...shared}
              key={platform}
              name={`${platformName(platform)} deploys`}
              events={inLane(laneOfDeploys(platform))}
              fill={textColour(platform, names)}
            >
              <span className={styles.line} />
            </TimelineLane>
          ))}
          <TimelineLane {...shared} name="Failed, rolled back" events={inLane('marks')}>
            <span className={styles.line} />
            {marksFrom !== null && marksFrom > window.from ? (
              <svg className={styles.gap} width="100%" height="22" aria-hidden="true">
                <rect y="5" width={percent(x(Math.min(marksFrom, window.to)))} height="13" fill="url(#gap)">
                  <title>
                    failures and rollbacks before this are not looked up here; the events below have them
                  </title>
                </rect>
              </svg>
            ) : null}
          </TimelineLane>
          {service.ownership.length > 0 ? (
            <TimelineLane
              {...shared}
              name="Owner"
              events={inLane('owners')}
              bars={ownerBars(service.ownership, window, teamName)}
            />
          ) : null}
          {planLanes.map(lane => saidLane(lane, planLaneNames[lane]))}
          {saidLane('annotations', 'Freezes, notes')}
          {saidLane('disputes', 'Corrections')}
        </div>
      </div>
      <p className={styles.said} aria-live="polite">
        {current ? (
          <>
            <b>{formatInstant(current.at)}</b> {current.text}{' '}
            {current.event || current.anchor ? (
              <button type="button" className={styles.open} onClick={() => open(current)}>
                {current.event ? 'open the event' : 'go to it'}
              </button>
            ) : null}
          </>
        ) : (
          <span className="text-3">
            {events.length > 0
              ? 'Arrow keys or a click on a mark say what it is. Pale bars: deployed, no instance ready.'
              : 'Nothing happened in this stretch of time. Pale bars: deployed, no instance ready.'}
          </span>
        )}
      </p>
    </>
  )
}

/** Leads to where on the page a record is told in full. */
function goTo(anchor: string): void {
  const element = document.getElementById(anchor)
  element?.scrollIntoView({ block: 'center' })
  element?.focus()
}

/** Scrolls the lanes, not the page, until a place of the axis (per cent) is in sight. */
function bringIntoSight(box: HTMLDivElement | null, place: number): void {
  if (!box || box.scrollWidth <= box.clientWidth) return
  const names = 96
  const left = names + ((box.scrollWidth - names - 16) * place) / 100
  if (left < box.scrollLeft + names + 12 || left > box.scrollLeft + box.clientWidth - 24)
    box.scrollLeft = left - (box.clientWidth + names) / 2
}
