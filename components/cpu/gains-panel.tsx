'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { GainHistogram } from '#components/charts/gain-histogram.tsx'
import { formatCount, formatCounted, formatRatio, formatShare } from '#lib/format/number.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { useCpu } from './use-cpu.ts'

/** How far each service gained: the spread behind the one ratio, and the ones that got worse. */
export function GainsPanel() {
  const { data, comparing, isRefetching } = useCpu()
  const services = data?.services ?? []
  return (
    <ChartFrame
      title="How far each service gained"
      note={`${formatCounted(services.length, 'service')}, log scale`}
      summary={
        data
          ? `Gain per service: ${formatShare(data.gain.shareBetween2And3, 0)} of ${formatCount(data.gain.services)} services between two and three times.`
          : ''
      }
      file="gain-by-service"
      height={204}
      state={comparing}
      isRefetching={isRefetching}
      finding={data ? <Finding data={data} /> : null}
      table={{
        header: [
          { text: 'Service' },
          { text: 'Team' },
          { text: 'Before', isNumber: true, format: value => formatShare(value as number) },
          { text: 'After', isNumber: true, format: value => formatShare(value as number) },
          { text: 'Times', isNumber: true, format: value => formatRatio(value as number, 2) },
        ],
        rows: [...services]
          .sort((one, other) => other.ratio - one.ratio)
          .map(row => [row.service, row.team, row.before, row.after, row.ratio]),
      }}
    >
      {data ? (
        <GainHistogram
          ratios={services.map(service => service.ratio)}
          label="Gain of every service"
          marks={[
            ...(data.gain.geometricMean === null
              ? []
              : [
                  {
                    value: data.gain.geometricMean,
                    text: `typical service ${formatRatio(data.gain.geometricMean)}`,
                    isDashed: true,
                  },
                ]),
            ...(data.gain.ratioOfSums === null
              ? []
              : [
                  {
                    value: data.gain.ratioOfSums,
                    text: `ratio of sums ${formatRatio(data.gain.ratioOfSums)}`,
                  },
                ]),
          ]}
        />
      ) : null}
    </ChartFrame>
  )
}

function Finding({ data }: { data: CpuAnswer }) {
  const worse = data.services.filter(service => service.ratio < 1).length
  const { tooRecent, noSamples, returned } = data.leftOut
  const out = tooRecent + noSamples + returned
  return (
    <>
      <b>{formatShare(data.gain.shareBetween2And3, 0)}</b> of services land between two and three times;{' '}
      {worse} got worse. {formatCount(out)} moved services are left out: {tooRecent} too recent, {noSamples}{' '}
      without samples on both sides, {returned} returned.
    </>
  )
}
