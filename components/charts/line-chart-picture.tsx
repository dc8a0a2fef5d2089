'use client'

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'
import styles from './line-chart.module.css'
import { axisHeight, type ChartRow, defaultAxisRoom, type LineChartProps, topOf } from './line-chart-props.ts'

type TickProps = { x?: number | string; y?: number | string; payload?: { value: number } }

const labelStyle = { fontSize: 11, fill: 'var(--chart-label)' }

/** The drawing itself. Loaded after the first paint; everything around it is in `line-chart.tsx`. */
export function LineChartPicture(props: LineChartProps & { printWidth: number | null }) {
  const {
    rows,
    lines,
    xDomain,
    xTicks,
    yTicks,
    formatY,
    height,
    labelRoom,
    axisRoom = defaultAxisRoom,
  } = props
  const most = yTicks.at(-1) ?? 1
  const tickOf = new Map(xTicks.map(tick => [tick.at, tick]))
  const xTick = ({ x, y, payload }: TickProps) => {
    const tick = payload && tickOf.get(payload.value)
    if (!tick) return <g />
    return (
      <text
        x={x}
        y={Number(y) + 8}
        textAnchor="middle"
        className={tick.isMinor ? styles.minor : undefined}
        style={tick.isYear ? { fontWeight: 600 } : undefined}
      >
        {tick.text}
      </text>
    )
  }
  const yTick = ({ x, y, payload }: TickProps) => (
    <text x={Number(x) + 2} y={Number(y) + 4} textAnchor="end">
      {payload ? formatY(payload.value) : ''}
    </text>
  )
  return (
    <ResponsiveContainer
      width={props.printWidth ?? '100%'}
      height={height}
      initialDimension={{ width: 600, height }}
    >
      <ComposedChart
        data={rows}
        margin={{ top: topOf(props), right: Math.max(labelRoom, 6), bottom: props.xTitle ? 16 : 0, left: 0 }}
        accessibilityLayer={false}
        aria-hidden="true"
      >
        {props.windows?.map(window => (
          <ReferenceArea
            key={window.from}
            x1={window.from}
            x2={window.to}
            fill="var(--info-surface)"
            fillOpacity={1}
            ifOverflow="hidden"
            label={window.text ? { value: window.text, position: 'insideTopLeft', ...labelStyle } : undefined}
          />
        ))}
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" syncWithTicks />
        {props.gaps?.map(gap => (
          <ReferenceArea
            key={gap.from}
            x1={gap.from}
            x2={gap.to}
            fill="url(#gap)"
            fillOpacity={1}
            ifOverflow="hidden"
            label={gap.isTextInside ? { value: gap.text, position: 'insideTop', ...labelStyle } : undefined}
          />
        ))}
        <XAxis
          dataKey="x"
          type="number"
          domain={xDomain}
          ticks={xTicks.map(tick => tick.at)}
          interval={0}
          tick={xTick}
          tickSize={4}
          tickLine={{ stroke: 'var(--chart-axis)' }}
          axisLine={{ stroke: 'var(--chart-axis)' }}
          height={axisHeight}
          label={
            props.xTitle ? { value: props.xTitle, position: 'bottom', offset: 0, ...labelStyle } : undefined
          }
        />
        <YAxis
          width={axisRoom}
          domain={[0, most]}
          ticks={yTicks}
          interval={0}
          tick={yTick}
          axisLine={false}
          tickLine={false}
        />
        {lines.map(({ key, color, band, isThin }) =>
          band ? (
            <Area
              key={`${key} band`}
              dataKey={(row: ChartRow) => bandOf(row, band)}
              stroke="none"
              fill={color}
              fillOpacity={isThin ? 0.18 : 'var(--chart-band-opacity)'}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
              tooltipType="none"
            />
          ) : null,
        )}
        {lines.map(({ key, name, color, isArea, isDashed, isDotted }) =>
          isArea ? (
            <Area
              key={key}
              dataKey={key}
              stackId="stack"
              stroke="none"
              fill={color}
              fillOpacity={0.6}
              connectNulls={false}
              isAnimationActive={false}
              activeDot={false}
            />
          ) : (
            <Line
              key={key}
              dataKey={key}
              stroke={color}
              strokeWidth={isDashed || isDotted ? 1.6 : 2}
              strokeDasharray={isDashed ? '4 3' : isDotted ? '0.5 4' : undefined}
              strokeLinejoin="round"
              strokeLinecap="round"
              dot={name ? dotAtEnd(rows, key, color) : false}
              activeDot={false}
              connectNulls={false}
              isAnimationActive={false}
            />
          ),
        )}
        {props.levels?.map(level => (
          <ReferenceLine
            key={`${level.from}`}
            segment={[
              { x: level.from, y: level.value },
              { x: level.to, y: level.value },
            ]}
            stroke={level.color}
            strokeDasharray="2 3"
          />
        ))}
        {props.restated?.map(({ at, value, color }) => (
          <ReferenceDot key={`${at} ${value}`} x={at} y={value} shape={diamond(color)} />
        ))}
        {props.circles?.map(({ at, value, color, text }) => (
          <ReferenceDot
            key={text}
            x={at}
            y={value}
            r={4}
            fill="var(--surface-panel)"
            stroke={color}
            strokeWidth={1.8}
          />
        ))}
        {props.rules?.map(rule => (
          <ReferenceLine
            key={rule.at}
            x={rule.at}
            stroke="var(--chart-now)"
            strokeDasharray="2 3"
            label={{
              value: rule.text,
              // Where a future is drawn it has the first line to itself: names of gaps stand before today.
              position: aheadShare(xDomain, rule.at) > roomAhead ? 'insideTopLeft' : 'insideTopRight',
              offset: 5,
              ...labelStyle,
            }}
          />
        ))}
        {props.gaps?.map(gap =>
          gap.text && !gap.isTextInside ? (
            <ReferenceLine
              key={`${gap.from} text`}
              x={gap.to}
              stroke="none"
              label={{
                value: gap.text,
                position: 'insideTopLeft',
                offset: 5,
                className: styles.minor,
                ...labelStyle,
              }}
            />
          ) : null,
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** A day in words fits into this share of the plot on a phone. */
const roomAhead = 0.28
const aheadShare = ([from, to]: [number, number], at: number): number => (to - at) / (to - from || 1)

function bandOf(row: ChartRow, band: { low: string; high: string }): [number, number] | null {
  const low = row[band.low]
  const high = row[band.high]
  return low === null || low === undefined || high === null || high === undefined ? null : [low, high]
}

/** Open, in the colour of its line: a point that reads otherwise than it did. */
const diamond =
  (color: string) =>
  ({ cx = 0, cy = 0 }: { cx?: number; cy?: number }) => (
    <path
      d={`M${cx} ${cy - 5}l5 5-5 5-5-5Z`}
      style={{ fill: 'var(--surface-panel)', stroke: color, strokeWidth: 1.5 }}
    />
  )

/** A dot at the last point, none elsewhere: it carries the name at the right. */
function dotAtEnd(rows: ChartRow[], key: string, color: string) {
  const last = rows.findLastIndex(row => row[key] !== null && row[key] !== undefined)
  return ({ cx, cy, index }: { cx?: number; cy?: number; index?: number }) =>
    index === last && cx !== undefined && cy !== undefined ? (
      <circle key={key} cx={cx} cy={cy} r={3.5} style={{ fill: color }} />
    ) : (
      <g key={`${key} ${index}`} />
    )
}
