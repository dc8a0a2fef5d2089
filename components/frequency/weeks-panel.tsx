'use client'

import { useQuery } from '@tanstack/react-query'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LineChart } from '#components/charts/line-chart.tsx'
import type { ChartRow, PointText } from '#components/charts/line-chart-props.ts'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { niceTicks } from '#components/charts/scale.ts'
import { timeTicks } from '#components/charts/time-ticks.ts'
import { decodeWeek, formatWeek, startOfWeek, weekOf } from '#lib/domain/time/iso-week.ts'
import { formatWeekRange } from '#lib/format/date.ts'
import { formatNumber, formatRate } from '#lib/format/number.ts'
import { formatPlatform } from '#lib/format/state-name.ts'
import { restatementsOptions } from '#lib/query/restatements-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import type { RestatementsAnswer } from '#lib/read/answers/restatements-answer.ts'
import { useFrequency } from './use-frequency.ts'

type Week = FrequencyAnswer['weekly'][number]
type Restated = RestatementsAnswer['items'][number]
const height = 262
const weeksShown = 53
const weekMs = 7 * 86_400_000

const atOf = (week: string): number => startOfWeek(decodeWeek(week) ?? '1970-01-05')
const rowOf = ({ week, isGap, on, off }: Week): ChartRow => ({
  x: atOf(week),
  isGap: isGap ? 1 : 0,
  on: isGap ? null : (on?.ratePerWeek ?? null),
  onLow: isGap ? null : (on?.low ?? null),
  onHigh: isGap ? null : (on?.high ?? null),
  onTeams: on?.teams ?? null,
  off: isGap ? null : (off?.ratePerWeek ?? null),
  offLow: isGap ? null : (off?.low ?? null),
  offHigh: isGap ? null : (off?.high ?? null),
  offTeams: off?.teams ?? null,
})

/** Both sides over time: whether the gap is new, steady, or an accident of the window. */
export function WeeksPanel() {
  const { data, state, isRefetching } = useFrequency()
  const { filters } = useView()
  const restated = useQuery(restatementsOptions({ ...filters, from: null, to: null }))
  const weekly = data?.weekly ?? []
  const number = (text: string) => ({
    text,
    isNumber: true,
    format: (value: unknown) => formatRate(value as number | null),
  })
  return (
    <ChartFrame
      title="Week by week"
      note="mean per team · band 95%"
      summary={
        data
          ? `Mean deploys per team per week since ${weekly.at(-weeksShown)?.week ?? weekly[0]?.week}; in the counted weeks ${formatRate(data.on.ratePerWeek)} on and ${formatRate(data.off.ratePerWeek)} off the platform.`
          : ''
      }
      file="week-by-week"
      height={height}
      state={state}
      isRefetching={isRefetching}
      table={{
        header: [
          { text: 'Week' },
          number('On'),
          number('between'),
          number('and'),
          number('Off'),
          number('between '),
          number('and '),
          { text: 'Teams on', isNumber: true },
          { text: 'Teams off', isNumber: true },
        ],
        rows: weekly
          .map(({ week, on, off }) => [
            week,
            on?.ratePerWeek ?? null,
            on?.low ?? null,
            on?.high ?? null,
            off?.ratePerWeek ?? null,
            off?.low ?? null,
            off?.high ?? null,
            on?.teams ?? null,
            off?.teams ?? null,
          ])
          .reverse(),
      }}
    >
      {data ? (
        <Weeks data={data} weeks={weekly.slice(-weeksShown)} restated={restated.data?.items ?? []} />
      ) : null}
    </ChartFrame>
  )
}

function Weeks({ data, weeks, restated }: { data: FrequencyAnswer; weeks: Week[]; restated: Restated[] }) {
  const { origin, target } = usePlatformNames()
  const rows = weeks.map(rowOf)
  // Deploys on the origin are those of teams off the target, by and large: each side is marked by its own platform.
  const diamonds = restated.flatMap(({ week, platform }) => {
    const row = rows.find(({ x }) => x === atOf(week))
    const side = platform === origin ? 'off' : platform === target ? 'on' : null
    if (side === null) return []
    const value = row?.[side]
    if (value === null || value === undefined) return []
    return [{ at: row!.x, value, color: `var(--platform-${side === 'on' ? 'kubernetes' : 'helios'})` }]
  })
  const first = rows[0]?.x ?? 0
  const last = rows.at(-1)?.x ?? 0
  const counted = weeks.filter(week => week.isCounted)
  const window = { from: atOf(counted[0]?.week ?? ''), to: atOf(counted.at(-1)?.week ?? '') }
  const most = Math.max(1, ...rows.flatMap(row => [row.onHigh ?? 0, row.offHigh ?? 0]))
  const side = (key: 'on' | 'off', name: string, colour: string) => ({
    key,
    name,
    detail: `${data.window.fullWeeks} weeks: ${formatRate(data[key].ratePerWeek)}`,
    color: `var(--platform-${colour})`,
    textColor: `var(--platform-${colour}-text)`,
    band: { low: `${key}Low`, high: `${key}High` },
  })
  return (
    <LineChart
      rows={rows}
      lines={[side('on', 'On the platform', 'kubernetes'), side('off', 'Off the platform', 'helios')]}
      xDomain={[first, last]}
      xTicks={timeTicks(first, last)}
      yTicks={niceTicks(most)}
      formatY={value => formatNumber(value)}
      gaps={gapsOf(weeks)}
      windows={
        counted.length > 0 ? [{ ...window, text: formatWeekRange(data.window.from, data.window.to) }] : []
      }
      restated={diamonds}
      height={height}
      labelRoom={118}
      axisRoom={24}
      sentence={row => withRestatement(sentence(row), restated)}
      label="Mean deploys per team per week, on and off the platform"
    />
  )
}

/** Weeks that were dropped, as stretches; the first one is named. */
function gapsOf(weeks: Week[]): { from: number; to: number; text?: string }[] {
  const gaps: { from: number; to: number; text?: string }[] = []
  for (const { week } of weeks.filter(entry => entry.isGap)) {
    const at = atOf(week)
    const open = gaps.at(-1)
    if (open && open.to >= at - weekMs / 2) open.to = at + weekMs / 2
    else
      gaps.push({
        from: at - weekMs / 2,
        to: at + weekMs / 2,
        text: gaps.length === 0 ? 'data missing' : undefined,
      })
  }
  return gaps
}

function sentence(row: ChartRow): PointText {
  const at = formatWeek(weekOf(row.x))
  if (row.isGap) return { at, text: 'left out, a source was silent.' }
  const side = (name: string, [rate, low, high, teams]: (number | null | undefined)[]) =>
    rate === null || rate === undefined
      ? `no teams ${name}`
      : `${formatRate(rate)} ${name}, between ${formatNumber(low, 1)} and ${formatNumber(high, 1)} (${teams} teams)`
  return {
    at,
    text: `${side('on', [row.on, row.onLow, row.onHigh, row.onTeams])}; ${side('off', [row.off, row.offLow, row.offHigh, row.offTeams])}.`,
  }
}

/** A restated week says what it read before, and what came late. */
function withRestatement(point: PointText, restated: Restated[]): PointText {
  const found = restated.filter(({ week }) => week === point.at)
  const words = found.map(({ platform, was, now, lateEvents }) => {
    const late = lateEvents.reduce((sum, { events }) => sum + events, 0)
    return ` Restated: ${was} deploys on ${formatPlatform(platform)} became ${now}, ${late} late events.`
  })
  return { ...point, text: point.text + words.join('') }
}
