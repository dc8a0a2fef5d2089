'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LineChart } from '#components/charts/line-chart.tsx'
import type { ChartRow, PointText } from '#components/charts/line-chart-props.ts'
import { niceTicks } from '#components/charts/scale.ts'
import { formatBetween, formatCounted, formatNumber, formatRate, formatRatio } from '#lib/format/number.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { useFrequency } from './use-frequency.ts'

type Week = FrequencyAnswer['aligned'][number]
const height = 238

const twoDecimals = (value: number | null): string => formatRatio(value, 2)
const signed = (week: number): string => (week > 0 ? `+${week}` : formatNumber(week))

/** The mean of a side's weeks; null without any. */
function meanOf(weeks: Week[], key: 'moved' | 'controls'): number | null {
  const values = weeks.map(week => week[key]).filter(value => value !== null)
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Moved teams around their move, teams that had not moved beside them: the pre-trend is what makes it credible. */
export function AlignedPanel() {
  const { data, comparing, isRefetching } = useFrequency()
  const number = (text: string) => ({
    text,
    isNumber: true,
    format: (value: unknown) => formatRate(value as number | null),
  })
  const before = data?.aligned.filter(week => week.week < 0) ?? []
  const after = data?.aligned.filter(week => week.week >= 0) ?? []
  const hasTeams = meanOf(before, 'moved') !== null
  return (
    <ChartFrame
      title="The same teams, before and after"
      note="mean deploys a week"
      summary={
        data
          ? `${formatCounted(data.controlled.teams, 'team')}: ${formatRate(meanOf(before, 'moved'))} deploys a week before the move, ${formatRate(meanOf(after, 'moved'))} after. Teams that had not moved yet: ${formatRate(meanOf(before, 'controls'))} and ${formatRate(meanOf(after, 'controls'))}.`
          : ''
      }
      file="same-teams"
      height={height}
      state={
        data && comparing.kind === 'ready' && !hasTeams
          ? {
              kind: 'too-little',
              title: `Too few teams: ${data.controlled.teams} of 10`,
              text: `It needs ten teams with twelve full weeks on each side of their move, and ten that had not moved. There are ${data.controlled.controls} of those.`,
            }
          : comparing
      }
      isRefetching={isRefetching}
      finding={
        data && data.controlled.ratio !== null ? (
          <>
            {formatCounted(data.controlled.teams, 'team')} with full windows. Set against teams that had not
            moved yet, moving brought <b>{twoDecimals(data.controlled.ratio)}</b>,{' '}
            {formatBetween(data.controlled, value => formatRatio(value, 2))}. <Trend before={before} />
          </>
        ) : null
      }
      table={
        data && {
          header: [
            { text: 'Week from the move', format: value => signed(value as number) },
            number('Moved'),
            number('between'),
            number('and'),
            number('Not yet moved'),
          ],
          rows: data.aligned.map(week => [
            week.week,
            week.moved,
            week.movedLow,
            week.movedHigh,
            week.controls,
          ]),
        }
      }
    >
      {data && hasTeams ? <Aligned data={data} before={before} after={after} /> : null}
    </ChartFrame>
  )
}

/** How the two groups moved against each other in the weeks before: far apart would mean the comparison is not fair. */
function Trend({ before }: { before: Week[] }) {
  const half = Math.floor(before.length / 2)
  const gap = (weeks: Week[]) => (meanOf(weeks, 'moved') ?? 0) / (meanOf(weeks, 'controls') || 1)
  const early = gap(before.slice(0, half))
  const late = gap(before.slice(half))
  if (early === 0) return null
  return (
    <>
      Before the move their lead over those teams went from {twoDecimals(early)} to {twoDecimals(late)}.
    </>
  )
}

function Aligned({ data, before, after }: { data: FrequencyAnswer; before: Week[]; after: Week[] }) {
  const rows: ChartRow[] = data.aligned.map(week => ({
    x: week.week,
    before: week.week < 0 ? week.moved : null,
    beforeLow: week.week < 0 ? week.movedLow : null,
    beforeHigh: week.week < 0 ? week.movedHigh : null,
    after: week.week < 0 ? null : week.moved,
    afterLow: week.week < 0 ? null : week.movedLow,
    afterHigh: week.week < 0 ? null : week.movedHigh,
    controls: week.controls,
  }))
  // The weeks between the two windows belong to neither; a null there breaks every line.
  const left = {
    x: 0,
    before: null,
    after: null,
    controls: null,
    beforeLow: null,
    beforeHigh: null,
    afterLow: null,
    afterHigh: null,
  }
  const firstAfter = after[0]?.week ?? 3
  const lastAfter = after.at(-1)?.week ?? 14
  const means = { before: meanOf(before, 'moved'), after: meanOf(after, 'moved') }
  const controls = (meanOf(after, 'controls') ?? 0) / (meanOf(before, 'controls') || 1)
  const most = Math.max(1, ...data.aligned.map(week => week.movedHigh ?? week.moved ?? 0))
  const level = (from: number, to: number, value: number | null, color: string) =>
    value === null ? [] : [{ from, to, value, color }]
  return (
    <LineChart
      rows={[...rows.filter(row => row.x < 0), left, ...rows.filter(row => row.x >= 0)]}
      lines={[
        {
          key: 'before',
          name: '',
          color: 'var(--platform-helios)',
          textColor: 'var(--platform-helios-text)',
          band: { low: 'beforeLow', high: 'beforeHigh' },
        },
        {
          key: 'after',
          name: 'after',
          figure: formatRate(means.after),
          detail: `${formatRatio((means.after ?? 0) / (means.before || 1), 2)} of before, ${formatRate(means.before)}`,
          color: 'var(--platform-kubernetes)',
          textColor: 'var(--platform-kubernetes-text)',
          band: { low: 'afterLow', high: 'afterHigh' },
        },
        {
          key: 'controls',
          name: 'not yet moved,',
          figure: ' ',
          detail: `same weeks ${formatRatio(controls, 2)}`,
          color: 'var(--chart-neutral)',
          textColor: 'var(--text-2)',
        },
      ]}
      xDomain={[before[0]?.week ?? -12, lastAfter]}
      xTicks={[-12, -8, -4, 0, 4, 8, 12].map(at => ({ at, text: signed(at) }))}
      yTicks={niceTicks(most, 3)}
      formatY={value => formatNumber(value)}
      gaps={[{ from: -0.5, to: firstAfter - 0.5, text: 'left out', isTextInside: true }]}
      levels={[
        ...level(-12, -1, means.before, 'var(--platform-helios-text)'),
        ...level(firstAfter, lastAfter, means.after, 'var(--platform-kubernetes-text)'),
      ]}
      height={height}
      labelRoom={126}
      axisRoom={24}
      xTitle="weeks from the move"
      sentence={sentence}
      label="Deploys a week of moved teams before and after their move, and of teams not yet moved"
    />
  )
}

function sentence(row: ChartRow): PointText {
  const at = `Week ${signed(row.x)}`
  const rate = row.before ?? row.after
  if (rate === null || rate === undefined) return { at, text: 'left out, the weeks of the move itself.' }
  const low = row.beforeLow ?? row.afterLow
  const high = row.beforeHigh ?? row.afterHigh
  return {
    at,
    text: `${formatRate(rate)}, between ${formatNumber(low, 1)} and ${formatNumber(high, 1)}; teams not yet moved ${formatRate(row.controls)}.`,
  }
}
