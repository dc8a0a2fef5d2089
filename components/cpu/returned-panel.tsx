'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { CoreWaterfall } from '#components/charts/core-waterfall.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { useCpu } from './use-cpu.ts'

/** Cores that moving freed on paper, against those whose machines are really gone. */
export function ReturnedPanel() {
  const platforms = usePlatformNames()
  const { data, state, isRefetching } = useCpu()
  const freed = data?.cores.freed ?? null
  const returned = data?.cores.returned ?? null
  const isKnown = freed !== null && returned !== null && freed > 0
  const back = isKnown ? Math.max(0, Math.min(returned, freed)) : 0
  const waiting = isKnown ? freed - back : 0
  return (
    <ChartFrame
      title="Freed, and really given back"
      note="cores"
      summary={
        isKnown
          ? `Of ${formatCount(Math.round(freed))} cores freed, ${formatCount(Math.round(returned))} are given back.`
          : ''
      }
      file="cores-freed-and-returned"
      height={92}
      state={
        data && !isKnown
          ? {
              kind: 'too-little',
              title: 'Not known yet',
              text: `It needs moved services with samples on both sides, and capacity samples of ${platforms.from} hosts since the baseline.`,
            }
          : state
      }
      isRefetching={isRefetching}
      finding={
        isKnown ? (
          <>
            A {platforms.from} host goes only when its last tenant leaves.
            {returned < 0
              ? ` Node cores grew by ${formatCount(Math.round(-returned))} more than hosts fell.`
              : ''}
          </>
        ) : null
      }
      table={{
        header: [
          { text: 'Part' },
          { text: 'Cores', isNumber: true, format: value => formatNumber(value as number) },
        ],
        rows: [
          ['freed on paper', freed],
          ['not given back yet', isKnown ? waiting : null],
          ['given back', returned],
        ],
      }}
    >
      {isKnown ? (
        <CoreWaterfall
          label="Cores freed and given back"
          steps={[
            {
              key: 'freed',
              name: 'Freed on paper',
              from: 0,
              to: freed,
              text: formatCount(Math.round(freed)),
              fill: 'var(--chart-neutral-soft)',
              isEnd: true,
            },
            {
              key: 'waiting',
              name: 'Not given back yet',
              from: back,
              to: freed,
              text: formatNumber(-Math.round(waiting)),
              fill: 'url(#away)',
            },
            {
              key: 'back',
              name: 'Given back',
              from: 0,
              to: back,
              text: formatCount(Math.round(returned)),
              fill: 'var(--state-done)',
              isEnd: true,
            },
          ]}
        />
      ) : null}
    </ChartFrame>
  )
}
