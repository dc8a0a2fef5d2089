'use client'

import dynamic from 'next/dynamic'
import { ChartReader } from './chart-reader.tsx'
import { dodge } from './dodge.ts'
import styles from './line-chart.module.css'
import {
  axisHeight,
  type ChartLine,
  chartTop,
  defaultAxisRoom,
  type LineChartProps,
} from './line-chart-props.ts'

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
  const plotHeight = height - chartTop - axisHeight - (props.xTitle ? 16 : 0)
  const most = yTicks.at(-1) ?? 1
  const yOf = (value: number) => chartTop + (1 - value / most) * plotHeight
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
  return (
    <div className={styles.chart} style={{ height }}>
      <LineChartPicture {...props} />
      <ChartReader
        rows={rows}
        lines={lines}
        xDomain={props.xDomain}
        yOf={yOf}
        left={props.axisRoom ?? defaultAxisRoom}
        right={Math.max(labelRoom, 6)}
        top={chartTop}
        bottom={height - chartTop - plotHeight}
        sentence={props.sentence}
        label={props.label}
      />
      {labelRoom > 0 ? (
        <div className={styles.names} style={{ width: labelRoom - 8 }} aria-hidden="true">
          {dodge(named, 0, height - axisHeight + 6).map(({ line, top }) => (
            <EndName key={line.key} line={line} top={top} />
          ))}
        </div>
      ) : null}
    </div>
  )
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
