import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { MonthBars } from '#components/charts/month-bars.tsx'
import { formatWeek } from '#lib/format/date.ts'
import { formatCounted, formatNumber } from '#lib/format/number.ts'
import type { EnvironmentsAnswer } from '#lib/read/answers/environment-answer.ts'

type Figures = EnvironmentsAnswer['figures']

/** Figure 19, week by week: how many temporary environments were created in each full week. */
export function CreatedPanel({
  figures: { weeks, createdPerWeek },
  isRefetching,
}: {
  figures: Figures
  isRefetching: boolean
}) {
  const last = weeks.at(-1)
  const peak = weeks.reduce((most, week) => (week.created > most.created ? week : most), noWeek)
  return (
    <ChartFrame
      title="Created per week"
      note="full weeks"
      summary={
        last
          ? `${formatNumber(createdPerWeek, 1)} temporary environments are created in a week; ${last.created} in ${formatWeek(last.week)}.`
          : ''
      }
      file="temporary-environments-per-week"
      height={72}
      isRefetching={isRefetching}
      {...(last
        ? {}
        : {
            state: {
              kind: 'too-little' as const,
              title: 'No full week yet',
              text: 'Weeks count from the one after the first environment; the first one is shown when it is over.',
            },
          })}
      finding={
        last ? (
          <>
            <b>{formatNumber(createdPerWeek, 1)}</b> a week over {formatCounted(weeks.length, 'full week')},
            most in {formatWeek(peak.week)} ({peak.created}).
          </>
        ) : null
      }
      table={{
        header: [{ text: 'Week' }, { text: 'Created', isNumber: true }],
        rows: weeks.map(({ week, created }) => [week, created]).reverse(),
      }}
    >
      {last ? (
        <MonthBars
          months={weeks.map(({ week }) => formatWeek(week, Number(last.week.slice(0, 4))))}
          ticks={weeks.map(({ week }) => week.slice(-2))}
          label="Temporary environments created per week"
          series={[
            {
              key: 'created',
              name: 'Created',
              lastText: `${last.created} in ${formatWeek(last.week, Number(last.week.slice(0, 4)))}`,
              fill: 'var(--platform-kubernetes)',
              textColor: 'var(--platform-kubernetes-text)',
              values: weeks.map(({ created }) => created),
            },
          ]}
        />
      ) : null}
    </ChartFrame>
  )
}

const noWeek = { week: '', created: -1 }
