'use client'

import { BarRows } from '#components/charts/bar-rows.tsx'
import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { Dumbbell } from '#components/charts/dumbbell.tsx'
import { AtReview } from '#components/progress/at-review.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import {
  formatBetween,
  formatCount,
  formatCounted,
  formatPartInWords,
  formatRatio,
  formatShare,
} from '#lib/format/number.ts'
import type { CpuHeadline } from '#lib/query/headline-options.ts'
import { isNarrowed } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import { useCpuHeadline } from './use-cpu.ts'

/** Use of provisioned CPU before and after for the same services, and the cores that came of it. */
export function GainCard() {
  const { data, comparing, isRefetching } = useCpuHeadline()
  return (
    <ChartFrame
      title="Use of the CPU we provision"
      note="same services"
      summary={
        data
          ? `Use of provisioned CPU rose from ${formatShare(data.gain.before)} to ${formatShare(data.gain.after)} for the same ${formatCounted(data.gain.services, 'service')}.`
          : ''
      }
      file="cpu-gain"
      height={86}
      state={comparing}
      isRefetching={isRefetching}
      finding={data ? <Finding data={data} /> : null}
      table={
        data && {
          header: [{ text: 'Figure' }, { text: 'Value', isNumber: true }],
          rows: [
            ['use before, share', data.gain.before],
            ['use after, share', data.gain.after],
            ['ratio of sums', data.gain.ratioOfSums],
            ['low', data.gain.low],
            ['high', data.gain.high],
            ['services', data.gain.services],
            ['cores freed', data.cores.freed],
            ['cores returned', data.cores.returned],
          ],
        }
      }
    >
      {data ? <Picture data={data} /> : null}
    </ChartFrame>
  )
}

function Picture({ data }: { data: CpuHeadline }) {
  const { before, after, ratioOfSums } = data.gain
  const { freed, returned } = data.cores
  const { filters } = useView()
  const bars = [
    { key: 'freed', label: 'Cores freed', value: freed, fill: 'var(--chart-neutral-soft)' },
    // Hosts are shared: what came back is of the whole company, whoever is looked at.
    {
      key: 'returned',
      label: 'Given back',
      value: isNarrowed(filters) ? null : returned,
      fill: 'var(--state-done)',
    },
  ].flatMap(({ key, label, value, fill }) =>
    value === null
      ? []
      : [
          {
            key,
            label,
            segments: [{ key, value: Math.max(0, value), fill }],
            text: formatCount(Math.round(value)),
          },
        ],
  )
  return (
    <>
      {before === null || after === null ? null : (
        <Dumbbell
          before={{ value: before, text: `${formatShare(before)} before` }}
          after={{ value: after, text: `${formatShare(after)} after` }}
          max={Math.min(1, Math.max(0.5, after * 1.25))}
          ratio={formatRatio(ratioOfSums)}
        />
      )}
      {bars.length > 0 ? (
        <BarRows rows={bars} label="Cores freed and given back" height={19} labelWidth={74} />
      ) : null}
    </>
  )
}

function Finding({ data }: { data: CpuHeadline }) {
  const { gain, cores } = data
  const { filters } = useView()
  const between = formatBetween(gain, formatRatio)
  const back =
    !isNarrowed(filters) && cores.freed !== null && cores.freed > 0 && cores.returned !== null
      ? cores.returned / cores.freed
      : null
  return (
    <>
      <Figure of="cpu.gain">{formatRatio(gain.ratioOfSums)}</Figure>, {between ? `${between}, ` : ''}
      {formatCounted(gain.services, 'service')}.{' '}
      {back === null ? (
        gain.shareBetween2And3 === null ? null : (
          <>
            <b>{formatShare(gain.shareBetween2And3, 0)}</b> of them use two to three times as much.
          </>
        )
      ) : back <= 0 ? (
        <b>None of the freed cores is back so far.</b>
      ) : (
        <>
          <b>
            <Figure of="cpu.returned">{capital(formatPartInWords(back))}</Figure>
          </b>{' '}
          of the freed cores is back so far.
        </>
      )}
      <AtReview of="cpu" />
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
