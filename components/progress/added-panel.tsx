'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { MonthBars } from '#components/charts/month-bars.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { formatMonth, formatShortMonth } from '#lib/format/date.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import { useProgress } from './use-progress.ts'

const monthsShown = 12

/** How many came to Kubernetes each full month, moved and born apart on one scale. */
export function AddedPanel() {
  const { data, state, isRefetching } = useProgress()
  const running = data?.asOf.slice(0, 7)
  const full = (data?.added ?? []).filter(entry => entry.month !== running)
  const shown = full.slice(-monthsShown)
  const last = shown.at(-1)
  const peak = shown.reduce((most, entry) => (entry.moved > most.moved ? entry : most), shown[0] ?? noMonth)
  const now = data?.added.find(entry => entry.month === running)
  const name = last ? formatMonth(last.month) : ''
  return (
    <ChartFrame
      title="Moved and born, per month"
      note="full months"
      summary={
        last
          ? `In ${formatMonth(last.month, true)} ${last.moved} services moved and ${last.born} were born.`
          : ''
      }
      file="moved-and-born"
      height={104}
      state={
        data && shown.length === 0
          ? {
              kind: 'too-little',
              title: 'No full month yet',
              text: 'The first one is shown when it is over.',
            }
          : state
      }
      isRefetching={isRefetching}
      finding={
        last ? (
          <>
            {peak.month !== last.month && peak.moved > last.moved ? (
              <>
                Moves fell from {peak.moved} in {formatMonth(peak.month)} to{' '}
                <Added side="moved" entry={last} />.{' '}
              </>
            ) : (
              <>
                <Added side="moved" entry={last} /> moved in {name}, the most of {shown.length} months.{' '}
              </>
            )}
            {now ? (
              <>
                {formatMonth(now.month)} so far: <Added side="moved" entry={now} /> moved,{' '}
                <Added side="born" entry={now} /> born.
              </>
            ) : null}
          </>
        ) : null
      }
      table={{
        header: [{ text: 'Month' }, { text: 'Moved', isNumber: true }, { text: 'Born', isNumber: true }],
        rows: full.map(entry => [entry.month, entry.moved, entry.born]).reverse(),
      }}
    >
      {last ? (
        <MonthBars
          months={shown.map(entry => formatShortMonth(entry.month))}
          label="Services moved and born per month"
          series={[
            {
              key: 'moved',
              name: 'Moved',
              lastText: `${last.moved} in ${formatShortMonth(last.month)}`,
              fill: 'var(--platform-kubernetes)',
              textColor: 'var(--platform-kubernetes-text)',
              values: shown.map(entry => entry.moved),
            },
            {
              key: 'born',
              name: 'Born',
              lastText: `${last.born} in ${formatShortMonth(last.month)}`,
              fill: 'var(--state-born)',
              textColor: 'var(--state-born-text)',
              values: shown.map(entry => entry.born),
            },
          ]}
        />
      ) : null}
    </ChartFrame>
  )
}

type AddedMonth = ProgressAnswer['added'][number]

/** A month's number, which opens its names. */
function Added({ side, entry }: { side: 'moved' | 'born'; entry: AddedMonth }) {
  const count = <b>{entry[side]}</b>
  return entry[side] === 0 ? count : <Figure of={`progress.added.${side}:${entry.month}`}>{count}</Figure>
}

const noMonth = { month: '', moved: 0, born: 0 }
