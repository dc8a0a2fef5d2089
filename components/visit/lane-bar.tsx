'use client'

import { type PointerEvent, useRef, useState } from 'react'
import { percent } from '#components/charts/scale.ts'
import styles from './lane-bar.module.css'
import { daysOfWeek } from './lane-days.ts'
import { clashWords, type LaneAxis, type LaneEntry } from './lane-entries.ts'
import type { LanePlace } from './lane-places.ts'

type LaneBarProps = {
  entry: LaneEntry
  axis: LaneAxis
  place: LanePlace
  /** Whose lane it is. */
  who: string
  words: string
  isChosen: boolean
  isMovable: boolean
  onChoose: () => void
  /** Let go of so many working days later (earlier when negative), on the lane of a person. */
  onDrop: (days: number, engineer: string | null) => void
}

/** Below this a hand that shook only pressed. */
const leastDragPx = 5

/** An entry of a lane. Pressed it says what it is; dragged with a mouse it begins on another day or goes to another person. */
export function LaneBar(props: LaneBarProps) {
  const { entry, axis, who, words, isChosen, isMovable, onChoose, onDrop } = props
  const { there, away, row, name, hasRoom } = props.place
  const all = axis.weeks * daysOfWeek
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
  const clash = hasRoom ? clashWords(entry, who) : undefined
  const beside = [styles.words, styles[`${entry.look}Words`]].filter(Boolean).join(' ')
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
        {name === 'in' ? entry.name : null}
      </button>
      {name !== 'in' || clash !== undefined ? (
        <span
          className={beside}
          style={{
            ...(name === 'before'
              ? { right: percent(100 - (away.from / all) * 100) }
              : { left: percent((away.to / all) * 100) }),
            top: row * 22 + 5,
          }}
          aria-hidden="true"
        >
          {name === 'in' ? null : <b>{entry.name}</b>} {clash}
        </span>
      ) : null}
    </>
  )
}
