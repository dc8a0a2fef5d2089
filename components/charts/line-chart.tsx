'use client'

import dynamic from 'next/dynamic'
import { useRef } from 'react'
import { ChartMarks } from './chart-marks.tsx'
import { ChartReader } from './chart-reader.tsx'
import { dodge } from './dodge.ts'
import styles from './line-chart.module.css'
import {
  axisHeight,
  type ChartLine,
  defaultAxisRoom,
  type LineChartProps,
  topOf,
} from './line-chart-props.ts'
import { usePrintWidth } from './use-print-width.ts'

const LineChartPicture = dynamic(
  () => import('./line-chart-picture.tsx').then(module => module.LineChartPicture),
  { ssr: false },
)

/**
 * Lines over time with bands, gaps and names at their ends. The library that draws comes after the first paint; the
 * names and the size are there at once, so nothing jumps.
 */
export function LineChart(props: LineChartProps) {
  const { lines, rows, height, labelRoom, yTicks } = props
  const frame = useRef<HTMLDivElement>(null)
  const printWidth = usePrintWidth(frame)
  const top = topOf(props)
  const plotHeight = height - top - axisHeight - (props.xTitle ? 16 : 0)
  const most = yTicks.at(-1) ?? 1
  const yOf = (value: number) => top + (1 - value / most) * plotHeight
  const left = props.axisRoom ?? defaultAxisRoom
  const right = Math.max(labelRoom, 6)
  let base = 0
  const named = lines.flatMap(line => {
    const last = rows.findLast(row => row[line.key] !== null && row[line.key] !== undefined)?.[line.key]
    if (last === null || last === undefined || !line.name) return []
    const labelHeight = line.detail ? 28 : 17
    // The name of an area stands at the middle of its band.
    const at = line.isArea ? base + last / 2 : last
    if (line.isArea) base += last
    return [{ line, top: yOf(at) - labelHeight / 2, height: labelHeight }]
  })
  const placed = dodge(named, 0, height - axisHeight + 6)
  const lastNamed = lastNamedOf(props)
  // Goals soon after the last point keep clear of the names beside it.
  const obstacles =
    props.isNamedAtLast && lastNamed !== undefined
      ? placed.map(({ line, top: nameTop, height: nameHeight }) => ({
          at: lastNamed.x,
          width: (line.name.length + (line.figure?.length ?? 0) + 1) * nameCharWidth + 10,
          top: nameTop - top,
          bottom: nameTop - top + nameHeight,
        }))
      : []
  return (
    <div className={styles.chart} style={{ height }} ref={frame}>
      <LineChartPicture {...props} printWidth={printWidth} />
      {props.marks ? (
        <ChartMarks
          {...props.marks}
          obstacles={obstacles}
          xDomain={props.xDomain}
          left={left}
          right={right}
          top={top}
          bottom={height - top - plotHeight}
          room={top - 2}
        />
      ) : null}
      <ChartReader
        rows={rows}
        lines={lines}
        xDomain={props.xDomain}
        yOf={yOf}
        left={left}
        right={right}
        top={top}
        bottom={height - top - plotHeight}
        sentence={props.sentence}
        label={props.label}
      />
      {props.circles && props.circles.length > 0 ? (
        <div
          className={props.isNamedAtLast ? `${styles.circles} ${styles.besideNames}` : styles.circles}
          style={circlesPlace(props, left, right)}
          aria-hidden="true"
        >
          {props.circles.map(({ text, textColor }) => (
            <span key={text} style={{ color: textColor }}>
              {text}
            </span>
          ))}
        </div>
      ) : null}
      {labelRoom > 0 ? (
        <div className={styles.names} style={namesPlace(props, left, right)} aria-hidden="true">
          {placed.map(({ line, top }) => (
            <EndName key={line.key} line={line} top={top} />
          ))}
        </div>
      ) : null}
    </div>
  )
}

const nameCharWidth = 6.4

/** The last point of a line that has a name: a forecast runs on beyond it. */
const lastNamedOf = ({ rows, lines }: LineChartProps) =>
  rows.findLast(row => lines.some(({ key, name }) => name && row[key] !== null && row[key] !== undefined))

/** Above the last circle, kept within the plot. */
function circlesPlace({ circles = [], xDomain, xTitle }: LineChartProps, left: number, right: number) {
  const last = Math.max(...circles.map(({ at }) => at))
  const part = (last - xDomain[0]) / (xDomain[1] - xDomain[0] || 1)
  return {
    right: `calc(${right}px + (100% - ${left + right}px) * ${Math.max(0, 1 - part)} - ${part > 0.9 ? 0 : 14}px)`,
    bottom: axisHeight + (xTitle ? 16 : 0) + 26,
  }
}

/** At the right end, or beside the last point that is drawn. */
function namesPlace(props: LineChartProps, left: number, right: number) {
  const { xDomain, isNamedAtLast, labelRoom } = props
  const last = lastNamedOf(props)
  if (!isNamedAtLast || last === undefined) return { right: 0, width: labelRoom - 8 }
  const part = (last.x - xDomain[0]) / (xDomain[1] - xDomain[0] || 1)
  return { left: `calc(${left}px + (100% - ${left + right}px) * ${part} + 8px)` }
}

function EndName({ line, top }: { line: ChartLine; top: number }) {
  return (
    <span className={styles.name} style={{ top, color: line.textColor }}>
      {line.figure ? `${line.name} ` : <b>{line.name}</b>}
      {line.figure ? <b>{line.figure}</b> : null}
      {line.detail ? <small>{line.detail}</small> : null}
    </span>
  )
}
