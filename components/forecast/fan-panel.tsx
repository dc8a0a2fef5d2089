'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LineChart } from '#components/charts/line-chart.tsx'
import type { ChartRow } from '#components/charts/line-chart-props.ts'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { niceTicks } from '#components/charts/scale.ts'
import { timeTicks } from '#components/charts/time-ticks.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import { noDateWords } from './forecast-words.ts'

const height = 250
const atOf = (on: string): number => Date.parse(`${on}T00:00:00Z`)

/** What is left week by week: the median dotted, one band; what is asked "what if" as a second, faint one. */
export function FanPanel({ forecast }: { forecast: ForecastAnswer }) {
  const platforms = usePlatformNames()
  const { items, whatIf, asOf, left, moveWeeks, fewestWeeks } = forecast
  const year = Number(asOf.slice(0, 4))
  const why = noDateWords(forecast)
  const rows = rowsOf(items, whatIf?.items ?? [])
  const [from, to] = [atOf(asOf), rows.at(-1)?.x ?? atOf(asOf)]
  const most = Math.max(1, ...rows.flatMap(row => [row.high ?? 0, row.ifHigh ?? 0]))
  const days = [
    {
      on: forecast.evenOn,
      text: 'even odds',
      color: 'var(--platform-helios)',
      textColor: 'var(--platform-helios-text)',
    },
    {
      on: forecast.sureOn,
      text: '85% sure',
      color: 'var(--platform-helios)',
      textColor: 'var(--platform-helios-text)',
    },
    {
      on: whatIf?.evenOn ?? null,
      text: 'what if: even odds',
      color: 'var(--chart-neutral)',
      textColor: 'var(--text-2)',
    },
    {
      on: whatIf?.sureOn ?? null,
      text: 'what if: 85% sure',
      color: 'var(--chart-neutral)',
      textColor: 'var(--text-2)',
    },
  ]
  const state =
    forecast.verdict === 'too_little'
      ? {
          kind: 'too-little' as const,
          title: 'Too few weeks of moves',
          text: `${moveWeeks} of ${fewestWeeks} weeks. The first forecast comes with the ${fewestWeeks}th.`,
        }
      : forecast.verdict === 'finished'
        ? {
            kind: 'empty' as const,
            title: 'Nothing is left',
            text: `Nothing here runs on ${platforms.from} any more.`,
          }
        : { kind: 'ready' as const }
  return (
    <ChartFrame
      title="What is left, week by week"
      note={`${formatCounted(left.total, 'service')} · band: 15 to 85% of ${formatCount(forecast.method.runs)} runs`}
      summary={`${formatCount(left.total)} left today; ${why ?? `even odds ${forecast.evenOn ?? 'none'}, 85% sure ${forecast.sureOn ?? 'later than five years'}`}.`}
      file="forecast"
      height={height}
      state={state}
      finding={whatIf ? 'Grey: what is asked below.' : null}
      table={{
        header: [
          { text: 'Week from' },
          { text: '15%', isNumber: true },
          { text: 'Median left', isNumber: true },
          { text: '85%', isNumber: true },
        ],
        rows: items.map(({ on, low, median, high }) => [on, low, median, high]),
      }}
    >
      {rows.length > 1 ? (
        <LineChart
          rows={rows}
          lines={[
            ...(whatIf === null
              ? []
              : [
                  {
                    key: 'if',
                    color: 'var(--chart-neutral)',
                    textColor: 'var(--text-2)',
                    name: '',
                    band: { low: 'ifLow', high: 'ifHigh' },
                    isDotted: true,
                    isThin: true,
                  },
                ]),
            {
              key: 'median',
              color: 'var(--platform-helios)',
              textColor: 'var(--platform-helios-text)',
              name: '',
              band: { low: 'low', high: 'high' },
              isDotted: true,
            },
          ]}
          circles={days.flatMap(({ on, text, color, textColor }) =>
            on === null || atOf(on) > to
              ? []
              : [{ at: atOf(on), value: 0, color, textColor, text: `${text} ${formatDay(on, year)}` }],
          )}
          xDomain={[from, to]}
          xTicks={timeTicks(from, to)}
          yTicks={niceTicks(most, 4)}
          formatY={formatCount}
          height={height}
          labelRoom={14}
          axisRoom={38}
          sentence={row => ({
            at: formatDay(new Date(row.x).toISOString().slice(0, 10), year),
            text:
              row.median == null
                ? `what if: ${formatCount(row.if)} left.`
                : `${formatCount(row.median)} left, between ${formatCount(row.low)} and ${formatCount(row.high)}${row.if == null ? '' : `; what if: ${formatCount(row.if)}`}.`,
          })}
          label="Services left, as forecast by week"
        />
      ) : null}
    </ChartFrame>
  )
}

/** Both fans over one axis; where one has ended it keeps its last value. */
function rowsOf(items: ForecastAnswer['items'], asked: ForecastAnswer['items']): ChartRow[] {
  const length = Math.max(items.length, asked.length)
  const longer = items.length >= asked.length ? items : asked
  return Array.from({ length }, (_, week): ChartRow => {
    const own = items[week] ?? null
    const other = asked.length === 0 ? null : (asked[week] ?? asked.at(-1)!)
    return {
      x: atOf(longer[week]!.on),
      median: own?.median ?? null,
      low: own?.low ?? null,
      high: own?.high ?? null,
      if: other?.median ?? null,
      ifLow: other?.low ?? null,
      ifHigh: other?.high ?? null,
    }
  })
}
