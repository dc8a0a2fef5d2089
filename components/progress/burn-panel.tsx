'use client'

import { Fragment, type ReactNode } from 'react'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import type { FrameTable } from '#components/charts/frame-table.ts'
import { LineChart } from '#components/charts/line-chart.tsx'
import type { ChartRow, LineChartProps, PointText } from '#components/charts/line-chart-props.ts'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { niceTicks } from '#components/charts/scale.ts'
import { timeTicks } from '#components/charts/time-ticks.ts'
import { finishSentence } from '#components/forecast/forecast-words.ts'
import { useForecast } from '#components/forecast/use-forecast.ts'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { formatDay, formatDayOfYear, formatLongDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import {
  type BurnContext,
  burnAnnotations,
  burnEnd,
  burnMarks,
  burnWords,
  restatedNote,
} from './burn-marks.ts'
import { burnGaps, burnRows, withAhead } from './burn-rows.ts'
import { useBurnContext } from './use-burn-context.ts'
import { useProgress } from './use-progress.ts'

const height = 236
const dayMs = 86_400_000

/**
 * What runs on Helios against what moved and what was born, day by day. Moved and born are never added up.
 * Around the lines stands what explains them: goals with their history, phases, annotations, changes of scope.
 */
export function BurnPanel() {
  const platforms = usePlatformNames()
  const { data, state, isRefetching } = useProgress()
  const around = useBurnContext(data)
  const forecast = useForecast().data
  const series = data?.series ?? []
  const last = series.at(-1)
  const left = last ? last.originOnly + last.both + last.backOnOrigin : 0
  const first = series[0]
  const [from, to] = [atOf(first?.on), atOf(last?.on)]
  const finishOn = forecast?.verdict === 'dated' ? (forecast.sureOn ?? forecast.evenOn) : null
  const end = burnEnd(around.goals, to, finishOn === null ? null : atOf(finishOn))
  const summary =
    first && last
      ? `On ${platforms.from} ${formatCount(first.originOnly + first.both + first.backOnOrigin)} services on ${formatLongDay(first.on)}, ${formatCount(left)} on ${formatLongDay(last.on)}. Moved ${formatCount(last.target)}, born on ${platforms.to} ${formatCount(last.born)}. ${burnWords(around, from, to, end)} ${forecast ? (finishSentence(forecast) ?? '') : ''}`
      : ''
  return (
    <ChartFrame
      title={`${platforms.from} runs down, ${platforms.to} builds up`}
      note={
        data
          ? `live fleet of ${formatCount(data.live.inScope)}, by day${finishOn ? ' · band: 15 to 85% of the runs' : ''}${around.isWithoutGoals ? ' · no goals of this cut' : ''}`
          : undefined
      }
      summary={summary}
      file="burn-down"
      height={height}
      state={state}
      isRefetching={isRefetching}
      table={data && tableOf(data, platforms)}
      finding={findingOf(around, from, end)}
    >
      {first && last && data ? (
        <Burn data={data} around={around} forecast={forecast} from={from} to={to} end={end} />
      ) : null}
    </ChartFrame>
  )
}

const atOf = (on: string | undefined): number => (on === undefined ? 0 : Date.parse(`${on}T00:00:00Z`))

/** The key of the letters, and what was restated. */
function findingOf(around: BurnContext, from: number, end: number): ReactNode {
  const letters = burnAnnotations(around, from, end)
  const restated = restatedNote(around)
  if (letters.length === 0 && restated === null) return null
  return (
    <>
      {letters.map(({ letter, text }, index) => (
        <Fragment key={letter}>
          {index > 0 ? ' · ' : ''}
          <b>{letter}</b> {text}
        </Fragment>
      ))}
      {letters.length > 0 && restated !== null ? ' · ' : ''}
      {restated}
    </>
  )
}

type BurnProps = {
  data: ProgressAnswer
  around: BurnContext
  forecast: ForecastAnswer | undefined
  from: number
  to: number
  end: number
}

function Burn({ data, around, forecast, from, to, end }: BurnProps) {
  const platforms = usePlatformNames()
  const rows = withAhead(burnRows(data.series), forecast?.items ?? [], end)
  // Where silence hides today, the names carry the last figures that are known.
  const last = rows.findLast(row => row.left !== null)
  const hasFuture = end > to
  const most = Math.max(1, ...rows.flatMap(row => [row.left ?? 0, row.moved ?? 0, row.born ?? 0]))
  return (
    <LineChart
      rows={rows}
      lines={[
        {
          key: 'left',
          color: 'var(--platform-helios)',
          textColor: 'var(--platform-helios-text)',
          name: `On ${platforms.from}`,
          figure: formatCount(last?.left),
        },
        {
          key: 'moved',
          color: 'var(--platform-kubernetes)',
          textColor: 'var(--platform-kubernetes-text)',
          name: 'Moved',
          figure: formatCount(last?.moved),
        },
        {
          key: 'born',
          color: 'var(--state-born)',
          textColor: 'var(--state-born-text)',
          name: 'Born there',
          figure: formatCount(last?.born),
        },
        {
          key: 'ahead',
          color: 'var(--platform-helios)',
          textColor: 'var(--platform-helios-text)',
          name: '',
          band: { low: 'aheadLow', high: 'aheadHigh' },
          isDotted: true,
        },
      ]}
      circles={finishCircles(forecast, end)}
      xDomain={[from, end]}
      xTicks={timeTicks(from, end)}
      marks={burnMarks(around, from, to, end)}
      isNamedAtLast={hasFuture}
      yTicks={niceTicks(most, 4)}
      formatY={formatCount}
      gaps={burnGaps(data.series).map(gap => ({
        from: gap.from,
        to: gap.to,
        text: `sources silent, ${formatCounted(gap.days, 'day')}`,
      }))}
      rules={[{ at: to, text: formatDayOfYear(new Date(to).toISOString().slice(0, 10)) }]}
      height={height}
      labelRoom={hasFuture ? namesRoom(from, to, end) : 104}
      axisRoom={38}
      sentence={sentenceIn(platforms)}
      label={`Services on ${platforms.from}, moved, and born on ${platforms.to}, by day`}
    />
  )
}

/** What the names need beside what the future leaves them, in a chart of the usual width. */
const namesRoom = (from: number, to: number, end: number): number =>
  Math.max(14, Math.round(104 - ((end - to) / (end - from || dayMs)) * 480))

/** Even odds and 85 % sure, where the chart reaches them. */
function finishCircles(forecast: ForecastAnswer | undefined, end: number): LineChartProps['circles'] {
  if (forecast === undefined || forecast.verdict !== 'dated') return []
  const days = [
    { on: forecast.evenOn, name: 'even odds' },
    { on: forecast.sureOn, name: '85% sure' },
  ]
  return days.flatMap(({ on, name }) =>
    on === null || atOf(on) > end
      ? []
      : [
          {
            at: atOf(on),
            value: 0,
            color: 'var(--platform-helios)',
            textColor: 'var(--platform-helios-text)',
            text: `${name} ${formatDay(on, Number(forecast.asOf.slice(0, 4)))}`,
          },
        ],
  )
}

const sentenceIn =
  (platforms: PlatformNames) =>
  (row: ChartRow): PointText => {
    const at = formatDay(new Date(row.x).toISOString().slice(0, 10))
    if (row.left === null && row.ahead != null)
      return {
        at,
        text: `forecast: ${formatCount(row.ahead)} left on ${platforms.from}, between ${formatCount(row.aheadLow)} and ${formatCount(row.aheadHigh)}.`,
      }
    if (row.left === null) return { at, text: 'too many sources were silent.' }
    return {
      at,
      text: `${formatCount(row.left)} on ${platforms.from}, ${formatCount(row.both)} of them on both; ${formatCount(row.moved)} moved; ${formatCount(row.born)} born there.`,
    }
  }

function tableOf({ series }: ProgressAnswer, platforms: PlatformNames): FrameTable {
  const number = (text: string) => ({
    text,
    isNumber: true,
    format: (value: unknown) => formatCount(value as number),
  })
  return {
    header: [
      { text: 'Day' },
      ...[
        `${platforms.from} only`,
        'On both',
        `Back on ${platforms.from}`,
        'Moved',
        'Born',
        'Idle',
        'Unknown',
      ].map(number),
    ],
    rows: series
      .map(day => [
        day.on,
        day.originOnly,
        day.both,
        day.backOnOrigin,
        day.target,
        day.born,
        day.idle,
        day.unknown,
      ])
      .reverse(),
  }
}
