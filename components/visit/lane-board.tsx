'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { percent } from '#components/charts/scale.ts'
import { formatDay, isoWeekOf } from '#lib/format/date.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { LaneBar } from './lane-bar.tsx'
import styles from './lane-board.module.css'
import { dayAtPlace, daysOfWeek, placeOf } from './lane-days.ts'
import {
  entryAt,
  entryWords,
  freeWords,
  type Lane,
  type LaneAxis,
  type LaneEntry,
  stepOn,
} from './lane-entries.ts'
import { LaneHead } from './lane-head.tsx'
import { placesOf } from './lane-places.ts'
import { formatWeekday } from './visit-words.ts'

type LaneBoardProps = {
  visits: VisitsAnswer
  lanes: Lane[]
  axis: LaneAxis
  chosen: LaneEntry | null
  onChoose: (engineer: string, key: string) => void
  /** A free day was opened. */
  onNew: (engineer: string, on: string) => void
  /** An entry was let go of elsewhere: its new first day, and `old>new` where another person has it. */
  onMove: (entry: LaneEntry, on: string, who: string | null) => void
}

/**
 * A lane per person over the weeks shown, working days only. One tab stop: arrows go from day to day and person to person, Enter
 * opens what is there. Bars can be dragged with a mouse; the same is done by Move to, below, without.
 */
export function LaneBoard({ visits, lanes, axis, chosen, onChoose, onNew, onMove }: LaneBoardProps) {
  const [cursor, setCursor] = useState<{ lane: number; place: number } | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const year = Number(visits.asOf.slice(0, 4))
  const all = axis.weeks * daysOfWeek
  const today = placeOf(axis.firstMonday, visits.asOf)
  const at =
    cursor === null ? null : { lane: lanes[cursor.lane]!, day: dayAtPlace(axis.firstMonday, cursor.place) }
  const found = cursor === null ? null : entryAt(lanes[cursor.lane]!, axis, cursor.place)
  const onKeyDown = (event: KeyboardEvent) => {
    const from = cursor ?? { lane: 0, place: Math.max(0, today) }
    const next =
      cursor === null && event.key.startsWith('Arrow') ? from : stepOn(event.key, from, lanes.length, axis)
    if (next !== null) {
      event.preventDefault()
      setCursor(next)
    } else if (event.key === 'Enter' && at !== null) {
      event.preventDefault()
      if (found) onChoose(at.lane.engineer, found.key)
      else onNew(at.lane.engineer, at.day)
    } else if (event.key === 'Escape') setCursor(null)
  }
  return (
    <div className={styles.board}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of lanes, not of form fields */}
      <div
        ref={board}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for all lanes; arrows walk days and people
        tabIndex={0}
        role="group"
        aria-label="Lanes: left and right go from day to day, up and down from person to person, Enter opens what is there"
        className={styles.lanes}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      >
        <div className={styles.grid} aria-hidden="true">
          {visits.weeks.map(({ week }, index) => (
            <i key={week} style={{ left: percent((index / axis.weeks) * 100) }} />
          ))}
          {today >= 0 && today < all ? (
            <i className={styles.now} style={{ left: percent((today / all) * 100) }} />
          ) : null}
        </div>
        <LaneHead visits={visits} axis={axis} />
        {lanes.map((lane, index) => {
          const { places, count } = placesOf(axis, lane.entries)
          return (
            <div key={lane.engineer} className={styles.lane} data-engineer={lane.engineer}>
              <span className={styles.name} title={`${lane.name}, ${lane.home}`}>
                {lane.name}
              </span>
              <div className={styles.track} style={{ height: count * 22 + 4 }}>
                {cursor?.lane === index ? (
                  <i
                    className={styles.cursor}
                    style={{ left: percent((cursor.place / all) * 100), width: percent(100 / all) }}
                  />
                ) : null}
                {lane.entries.map((entry, at) => (
                  <LaneBar
                    key={entry.key}
                    entry={entry}
                    axis={axis}
                    place={places[at]!}
                    who={lane.name}
                    words={entryWords(entry, year)}
                    isChosen={entry === chosen}
                    isMovable={visits.mayPlan && entry.look !== 'away'}
                    onChoose={() => onChoose(lane.engineer, entry.key)}
                    onDrop={(days, engineer) => {
                      const first = dayAtPlace(
                        axis.firstMonday,
                        Math.max(0, placeOf(axis.firstMonday, entry.from) + days),
                      )
                      const isOther = engineer !== null && engineer !== lane.engineer
                      onMove(entry, first, isOther ? `${lane.engineer}>${engineer}` : null)
                    }}
                  />
                ))}
              </div>
            </div>
          )
        })}
        <div className={`${styles.lane} ${styles.free}`}>
          <span className={styles.name}>
            Days free of {Math.max(0, ...visits.weeks.map(({ capacity }) => capacity))}
          </span>
          <div className={styles.track} style={{ height: 20 }}>
            {visits.weeks.map(({ week, free, capacity }, index) => (
              <span
                key={week}
                className={styles.week}
                style={{ left: percent((index / axis.weeks) * 100), width: percent(100 / axis.weeks) }}
              >
                <i style={{ width: percent(capacity === 0 ? 0 : (free / capacity) * 72) }} />
                {free}
                <span className="unseen">
                  {' '}
                  week {isoWeekOf(visits.weeks[index]!.from).slice(5)}: {freeWords(free, capacity)}
                </span>
              </span>
            ))}
          </div>
        </div>
      </div>
      <p className={styles.said} aria-live="polite">
        {at === null ? (
          <span className="text-3">
            Arrow keys or a click say what stands there. Bars can be dragged, or moved by their menu.
          </span>
        ) : (
          <>
            <b>
              {at.lane.name}, {formatWeekday(at.day, year)}
            </b>{' '}
            {found
              ? entryWords(found, year)
              : `free${visits.mayPlan ? ': Enter plans a visit from here' : ''}.`}{' '}
            {holidayWords(visits, at.day)}
          </>
        )}
      </p>
    </div>
  )
}

function holidayWords({ holidays, asOf }: VisitsAnswer, day: string): string {
  const there = holidays.filter(({ on }) => on === day)
  return there.length === 0
    ? ''
    : `${there.map(({ officeName, name }) => `${officeName} closed (${name})`).join(', ')}, ${formatDay(day, Number(asOf.slice(0, 4)))}.`
}
