'use client'

import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import styles from './chart-reader.module.css'
import type { ChartLine, ChartRow, PointText } from './line-chart-props.ts'

type ChartReaderProps = {
  rows: ChartRow[]
  lines: ChartLine[]
  xDomain: [number, number]
  /** px from the top for a value. */
  yOf: (value: number) => number
  /** px left and right of the plot. */
  left: number
  right: number
  top: number
  bottom: number
  sentence: (row: ChartRow) => PointText
  label: string
}

/** How many points a page key skips. */
const stride = 10

/**
 * Reads a chart point by point: one tab stop, arrows from point to point, Home and End to the ends; the pointer does the
 * same. A slider whose value is a sentence, so that it is read out.
 */
export function ChartReader(props: ChartReaderProps) {
  const { rows, lines, xDomain, yOf, left, right, sentence } = props
  const [active, setActive] = useState<number | null>(null)
  const last = rows.length - 1
  const fractionOf = (row: ChartRow) => (row.x - xDomain[0]) / (xDomain[1] - xDomain[0] || 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ?? last
    const steps: Record<string, number> = {
      ArrowLeft: active === null ? last : at - 1,
      ArrowRight: active === null ? 0 : at + 1,
      PageUp: at - stride,
      PageDown: at + stride,
      Home: 0,
      End: last,
    }
    const next = steps[event.key]
    if (event.key === 'Escape') setActive(null)
    if (next === undefined) return
    event.preventDefault()
    setActive(Math.min(last, Math.max(0, next)))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const wanted = (event.clientX - box.left) / (box.width || 1)
    let nearest = 0
    for (let index = 1; index <= last; index++) {
      const row = rows[index]
      const best = rows[nearest]
      if (row && best && Math.abs(fractionOf(row) - wanted) < Math.abs(fractionOf(best) - wanted))
        nearest = index
    }
    setActive(nearest)
  }
  const row = active === null ? undefined : rows[active]
  const text = row && sentence(row)
  const shown = rows[active ?? last]
  const spoken = shown && sentence(shown)
  if (rows.length === 0) return null
  return (
    <div
      className={styles.reader}
      data-not-drawn=""
      style={{ left, right, top: props.top, bottom: props.bottom }}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={active ?? last}
      aria-valuetext={spoken ? `${spoken.at}: ${spoken.text}` : undefined}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setActive(null)}
      onBlur={() => setActive(null)}
    >
      {row && text ? (
        <>
          <span className={styles.cursor} style={{ left: `${fractionOf(row) * 100}%` }} />
          {lines.map(line => {
            const value = line.isArea ? null : row[line.key]
            return value === null || value === undefined ? null : (
              <span
                key={line.key}
                className={styles.dot}
                style={{
                  left: `${fractionOf(row) * 100}%`,
                  top: yOf(value) - props.top,
                  background: line.color,
                }}
              />
            )
          })}
          <span
            className={styles.tip}
            style={
              fractionOf(row) > 0.5
                ? { right: `${(1 - fractionOf(row)) * 100}%` }
                : { left: `${fractionOf(row) * 100}%` }
            }
          >
            <b>{text.at}</b>: {text.text}
          </span>
        </>
      ) : null}
    </div>
  )
}
