'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { IntervalRows } from '#components/charts/interval-rows.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { AtReview } from '#components/progress/at-review.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { formatWeekRange } from '#lib/format/date.ts'
import { formatBetween, formatNumber, formatRate, formatRatio } from '#lib/format/number.ts'
import type { FrequencyHeadline } from '#lib/query/headline-options.ts'
import { useFrequencyHeadline } from './use-frequency.ts'

/** Deploys per team per week on and off, with their intervals, and what of the gap moving itself brought. */
export function RatesCard() {
  const platforms = usePlatformNames()
  const { data, comparing, isRefetching } = useFrequencyHeadline()
  const oneDecimal = (value: number) => formatNumber(value, 1)
  const side = (name: string, { ratePerWeek, low, high }: FrequencyHeadline['on']) =>
    `${name} ${formatRate(ratePerWeek)} deploys per team per week, ${formatBetween({ low, high }, oneDecimal)}.`
  return (
    <ChartFrame
      title="Deploys per team per week"
      note={data ? formatWeekRange(data.window.from, data.window.to) : undefined}
      summary={data ? `${side(`On ${platforms.to}`, data.on)} ${side('Off', data.off)}` : ''}
      file="deploys-per-team-per-week"
      height={74}
      state={comparing}
      isRefetching={isRefetching}
      finding={data ? <Finding data={data} /> : null}
      table={
        data && {
          header: [
            { text: 'Side' },
            {
              text: 'Deploys per team per week',
              isNumber: true,
              format: value => formatRate(value as number),
            },
            { text: 'low', isNumber: true, format: value => formatRate(value as number) },
            { text: 'high', isNumber: true, format: value => formatRate(value as number) },
            { text: 'teams', isNumber: true },
            { text: 'team-weeks', isNumber: true },
          ],
          rows: [
            [
              `On ${platforms.to}`,
              data.on.ratePerWeek,
              data.on.low,
              data.on.high,
              data.on.teams,
              data.on.teamWeeks,
            ],
            ['Off', data.off.ratePerWeek, data.off.low, data.off.high, data.off.teams, data.off.teamWeeks],
          ],
        }
      }
    >
      {data ? <IntervalRows rows={rowsOf(data)} label="Rates on and off with 95% intervals" /> : null}
    </ChartFrame>
  )
}

function rowsOf({ on, off }: FrequencyHeadline) {
  const row = (key: string, label: string, side: FrequencyHeadline['on'], colour: string) => ({
    key,
    label,
    value: side.ratePerWeek ?? 0,
    low: side.low ?? 0,
    high: side.high ?? 0,
    fill: `var(--platform-${colour})`,
    textColor: `var(--platform-${colour}-text)`,
    text: formatRate(side.ratePerWeek),
  })
  return [row('on', 'On', on, 'kubernetes'), row('off', 'Off', off, 'helios')]
}

/** What the ratio hides: who was faster before, and what the same teams gained. */
function Finding({ data }: { data: FrequencyHeadline }) {
  const { ratio, selection, controlled } = data
  return (
    <>
      <b>
        <Figure of="frequency.ratio">{formatRatio(ratio.value)}</Figure>
      </b>
      {ratio.low === null ? '' : `, ${formatBetween(ratio, formatRatio)}`}.{' '}
      {selection.ratio === null ? null : (
        <>
          Of that gap <Figure of="frequency.selection">{formatRatio(selection.ratio)}</Figure> was there
          before teams moved;{' '}
        </>
      )}
      {controlled.ratio === null ? (
        'Too few teams have moved to tell what moving itself brought.'
      ) : (
        <>
          <b>
            the same teams gained <Figure of="frequency.controlled">{formatRatio(controlled.ratio)}</Figure>
          </b>
          , {formatBetween(controlled, formatRatio)}.
        </>
      )}
      <AtReview of="frequency" />
    </>
  )
}
