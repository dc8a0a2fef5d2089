'use client'

import { type PointerEvent, useRef, useState } from 'react'
import { percent } from '#components/charts/scale.ts'
import styles from './lane-bar.module.css'
import { daysOfWeek, spanOf } from './lane-days.ts'
import type { LaneAxis, LaneEntry } from './lane-entries.ts'

type LaneBarProps = {
  entry: LaneEntry
  axis: LaneAxis
  row: number
  words: string
  isChosen: boolean
  isMovable: boolean
  /** Whether words about a clash fit behind it. */
  hasRoom: boolean
  onChoose: () => void
  /** Let go of so many working days later (earlier when negative), on the lane of a person. */
  onDrop: (days: number, engineer: string | null) => void
}

/** Below this a hand that shook only pressed. */
const leastDragPx = 5
/** Working days a name needs. */
const leastNamedDays = 2

/** An entry of a lane. Pressed it says what it is; dragged with a mouse it begins on another day or goes to another person. */
export function LaneBar(props: LaneBarProps) {
  const { entry, axis, row, words, isChosen, isMovable, hasRoom, onChoose, onDrop } = props
  const all = axis.weeks * daysOfWeek
  const away = spanOf(axis, entry.awayFrom, entry.awayTo)!
  const there = spanOf(axis, entry.from, entry.to) ?? away
  const start = useRef<{ x: number; y: number } | null>(null)
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null)
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (!isMovable || event.pointerType !== 'mouse' || event.button !== 0) return
    start.current = { x: event.clientX, y: event.clientY }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (start.current === null) return
    const by = { x: event.clientX - start.current.x, y: event.clientY - start.current.y }
    if (drag !== null || Math.hypot(by.x, by.y) >= leastDragPx) setDrag(by)
  }
  const onPointerUp = (event: PointerEvent<HTMLButtonElement>) => {
    const by = drag
    start.current = null
    setDrag(null)
    if (by === null) return
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 1
    const days = Math.round(by.x / (width / all))
    const lane = [...document.elementsFromPoint(event.clientX, event.clientY)]
      .map(element => element.closest('[data-engineer]'))
      .find(element => element !== null)
    const engineer = lane?.getAttribute('data-engineer') ?? null
    const own = event.currentTarget.closest('[data-engineer]')?.getAttribute('data-engineer')
    if (days !== 0 || (engineer !== null && engineer !== own)) onDrop(days, engineer)
  }
  // Its name stands beside it then, where there is room.
  const isShort = there.to - there.from < leastNamedDays && entry.look !== 'away'
  const place = (span: { from: number; to: number }) => ({
    left: percent((span.from / all) * 100),
    width: percent(((span.to - span.from) / all) * 100),
  })
  const classes = [styles.bar, styles[entry.look], isChosen && styles.chosen, drag && styles.dragged]
  return (
    <>
      {away.from < there.from || away.to > there.to ? (
        <i className={styles.travel} style={{ ...place(away), top: row * 22 + 11 }} />
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className={classes.filter(Boolean).join(' ')}
        style={{
          ...place(there),
          top: row * 22 + 3,
          transform: drag ? `translate(${drag.x}px, ${drag.y}px)` : undefined,
        }}
        title={words}
        aria-label={words}
        aria-pressed={isChosen}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          start.current = null
          setDrag(null)
        }}
        onClick={event => event.detail !== undefined && drag === null && onChoose()}
      >
        {isShort && hasRoom ? null : entry.name}
      </button>
      {hasRoom && (isShort || entry.look === 'clash') ? (
        <span
          className={entry.look === 'clash' ? `${styles.words} ${styles.bad}` : styles.words}
          style={{ left: percent((away.to / all) * 100), top: row * 22 + 5 }}
          aria-hidden="true"
        >
          {isShort ? <b>{entry.name}</b> : null} {entry.clashes[0]}
        </span>
      ) : null}
    </>
  )
}
