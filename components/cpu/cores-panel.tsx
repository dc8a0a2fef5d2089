'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LineChart } from '#components/charts/line-chart.tsx'
import type { ChartRow } from '#components/charts/line-chart-props.ts'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { niceTicks } from '#components/charts/scale.ts'
import { timeTicks } from '#components/charts/time-ticks.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { useCpu } from './use-cpu.ts'

type Week = CpuAnswer['weekly'][number]
const height = 262

const cores = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : formatCount(Math.round(value))

/** Everything provisioned on both platforms, and how much of it is used: what the company pays for. */
export function CoresPanel() {
  const platforms = usePlatformNames()
  const { data, state, isRefetching } = useCpu()
  const weekly = data?.weekly ?? []
  const first = weekly[0]
  const last = weekly.at(-1)
  const total = (week: Week | undefined) =>
    week ? (week.originProvisioned ?? 0) + (week.targetProvisioned ?? 0) : 0
  const number = (text: string) => ({
    text,
    isNumber: true,
    format: (value: unknown) => formatNumber(value as number | null),
  })
  return (
    <ChartFrame
      title="All cores we pay for"
      note="provisioned, weekly mean"
      summary={
        first && last
          ? `Provisioned cores: ${platforms.from} hosts from ${cores(first.originProvisioned)} to ${cores(last.originProvisioned)}, ${platforms.to} nodes from ${cores(first.targetProvisioned)} to ${cores(last.targetProvisioned)}; ${cores(last.used)} used.`
          : ''
      }
      file="cores"
      height={height}
      state={
        data && weekly.length < 2
          ? {
              kind: 'too-little',
              title: `Too few weeks: ${weekly.length} of 2`,
              text: `It needs capacity samples of ${platforms.from} hosts or ${platforms.to} nodes over two weeks.`,
            }
          : state
      }
      isRefetching={isRefetching}
      finding={
        first && last ? (
          <>
            {cores(total(first))} cores in the week of {formatDay(first.on)}, <b>{cores(total(last))}</b> now,
            of which {cores(last.used)} are used.
          </>
        ) : null
      }
      table={{
        header: [
          { text: 'Week of' },
          number(`${platforms.from} hosts`),
          number(`${platforms.to} nodes`),
          number('Used'),
        ],
        rows: weekly
          .map(week => [week.on, week.originProvisioned, week.targetProvisioned, week.used])
          .reverse(),
      }}
    >
      {first && last ? <Cores weekly={weekly} /> : null}
    </ChartFrame>
  )
}

function Cores({ weekly }: { weekly: Week[] }) {
  const platforms = usePlatformNames()
  const rows: ChartRow[] = weekly.map(week => ({
    x: Date.parse(week.on),
    target: week.targetProvisioned,
    origin: week.originProvisioned,
    used: week.used,
  }))
  const from = rows[0]?.x ?? 0
  const to = rows.at(-1)?.x ?? 0
  const last = weekly.at(-1)
  const most = Math.max(1, ...rows.map(row => (row.target ?? 0) + (row.origin ?? 0)))
  return (
    <LineChart
      rows={rows}
      lines={[
        {
          key: 'target',
          name: `${platforms.to} nodes`,
          detail: `${cores(last?.targetProvisioned)} cores`,
          color: 'var(--platform-kubernetes)',
          textColor: 'var(--platform-kubernetes-text)',
          isArea: true,
        },
        {
          key: 'origin',
          name: `${platforms.from} hosts`,
          detail: `${cores(last?.originProvisioned)} cores`,
          color: 'var(--platform-helios)',
          textColor: 'var(--platform-helios-text)',
          isArea: true,
        },
        {
          key: 'used',
          name: 'used',
          figure: cores(last?.used),
          color: 'var(--text-1)',
          textColor: 'var(--text-1)',
          isDashed: true,
        },
      ]}
      xDomain={[from, to]}
      xTicks={timeTicks(from, to)}
      yTicks={niceTicks(most, 3)}
      formatY={value => formatCount(value)}
      height={height}
      labelRoom={126}
      axisRoom={46}
      sentence={row => ({
        at: `Week of ${formatDay(new Date(row.x).toISOString().slice(0, 10))}`,
        text: `${cores(row.origin)} cores of ${platforms.from} hosts, ${cores(row.target)} of ${platforms.to} nodes; ${cores(row.used)} used.`,
      })}
      label="Provisioned and used cores by week"
    />
  )
}
