'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { LogWaterfall } from '#components/charts/log-waterfall.tsx'
import { formatBetween, formatNumber, formatRate, formatRatio, formatShare } from '#lib/format/number.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { useFrequency } from './use-frequency.ts'

type Parts = { off: number; on: number; selection: number; moved: number; rest: number }

/** The ratio as a product; null while a part is missing. */
function partsOf({ on, off, ratio, selection, controlled }: FrequencyAnswer): Parts | null {
  if (on.ratePerWeek === null || off.ratePerWeek === null || ratio.value === null) return null
  if (selection.ratio === null || controlled.ratio === null) return null
  return {
    off: off.ratePerWeek,
    on: on.ratePerWeek,
    selection: selection.ratio,
    moved: controlled.ratio,
    rest: ratio.value / (selection.ratio * controlled.ratio),
  }
}

/** How much of the ratio is who moved first, and how much is the move. */
export function MadeOfPanel() {
  const { data, comparing, isRefetching } = useFrequency()
  const parts = data ? partsOf(data) : null
  const three = (value: number) => formatNumber(value, 3)
  return (
    <ChartFrame
      title={
        data?.ratio.value
          ? `What the ${formatRatio(data.ratio.value)} is made of`
          : 'What the ratio is made of'
      }
      note={
        parts
          ? `${three(parts.off)} × ${three(parts.selection)} × ${three(parts.moved)} × ${three(parts.rest)} = ${formatRate(parts.on)}`
          : undefined
      }
      summary={
        parts
          ? `From ${formatRate(parts.off)} to ${formatRate(parts.on)}: ${formatRatio(parts.selection, 2)} already faster before the move, ${formatRatio(parts.moved, 2)} from moving, ${formatRatio(parts.rest, 2)} not explained.`
          : ''
      }
      file="made-of"
      height={212}
      state={
        data && comparing.kind === 'ready' && parts === null
          ? {
              kind: 'too-little',
              title: 'The ratio cannot be taken apart yet',
              text: `It needs ten moved and ten control teams with full windows. There are ${data.controlled.teams} and ${data.controlled.controls}.`,
            }
          : comparing
      }
      isRefetching={isRefetching}
      finding={data && parts ? <Finding data={data} /> : null}
      table={
        parts && data
          ? {
              header: [
                { text: 'Part' },
                { text: 'Value', isNumber: true, format: value => three(value as number) },
              ],
              rows: [
                ['off the platform, deploys per team per week', parts.off],
                ['× already faster before moving', parts.selection],
                ['× because they moved', parts.moved],
                ['× not explained', parts.rest],
                ['= on the platform', parts.on],
              ],
            }
          : undefined
      }
    >
      {data && parts ? (
        <LogWaterfall
          from={{ value: parts.off, text: `${formatRate(parts.off)} off` }}
          to={{ value: parts.on, text: `${formatRate(parts.on)} on` }}
          axisName="deploys per team per week, log scale"
          label="The ratio of the two rates, taken apart"
          factors={[
            {
              key: 'selection',
              name: 'Already faster before moving',
              detail: 'against teams that never moved',
              factor: parts.selection,
              text: formatRatio(parts.selection),
              fill: 'var(--chart-neutral-soft)',
              textColor: 'var(--text-2)',
              barTextColor: 'var(--text-1)',
            },
            {
              key: 'moved',
              name: 'Because they moved',
              detail: formatBetween(data.controlled, formatRatio) ?? '',
              factor: parts.moved,
              text: formatRatio(parts.moved),
              fill: 'var(--platform-kubernetes)',
              textColor: 'var(--platform-kubernetes-text)',
              barTextColor: 'var(--action-text)',
            },
            {
              key: 'rest',
              name: 'Not explained',
              detail: formatRatio(parts.rest, 2),
              factor: parts.rest,
              text: '',
              fill: 'url(#unknown)',
              outline: 'var(--state-unknown)',
              textColor: 'var(--text-2)',
              barTextColor: 'var(--text-1)',
            },
          ]}
        />
      ) : null}
    </ChartFrame>
  )
}

function Finding({ data }: { data: FrequencyAnswer }) {
  const { shareOfLogGap } = data.selection
  return (
    <>
      Eager teams move first. Compare teams side by side and you mostly see who they are; follow the same
      teams and you see what moving did.
      {shareOfLogGap === null ? null : (
        <b> {formatShare(shareOfLogGap, 0)} of the gap, on a log scale, is selection.</b>
      )}
    </>
  )
}
