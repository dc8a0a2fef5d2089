'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { RatioRows } from '#components/charts/ratio-rows.tsx'
import { formatNumber, formatRate, formatRatio } from '#lib/format/number.ts'
import { type CountingRule, defaultRule, ruleNames } from './counting-rule.ts'
import { useFrequency } from './use-frequency.ts'
import { useRule } from './use-rule.ts'

const rowHeight = 29

/** The ratio under every choice that somebody might prefer: whether the finding hangs on the choice. */
export function OtherWaysPanel() {
  const { data, comparing, isRefetching } = useFrequency()
  const [rule] = useRule()
  const ways = data?.countedAnotherWay ?? []
  const height = Math.max(6, ways.length) * rowHeight + 22
  const detailOf = (key: CountingRule, on: number | null, off: number | null) =>
    key === defaultRule ? 'the definition in use' : `${formatRate(on)} against ${formatRate(off)}`
  return (
    <ChartFrame
      title="Counted another way"
      note="on ÷ off, 95% interval"
      summary={`The ratio on to off under ${ways.length} ways of counting: ${ways.map(way => `${ruleNames[way.rule]} ${formatRatio(way.ratio.value)}`).join(', ')}.`}
      file="counted-another-way"
      height={height}
      state={comparing}
      isRefetching={isRefetching}
      finding={
        data ? (
          <>
            Every choice is recomputed from the same events. DevLake’s rule says{' '}
            {formatNumber(data.otherRules.devlakeMedianDeployDaysPerWeek.on)} deploy days a week on and{' '}
            {formatNumber(data.otherRules.devlakeMedianDeployDaysPerWeek.off)} off; Four Keys says{' '}
            {data.otherRules.fourKeys.on ?? '–'} and {data.otherRules.fourKeys.off ?? '–'}.
          </>
        ) : null
      }
      table={{
        header: [
          { text: 'Way' },
          { text: 'On', isNumber: true, format: value => formatRate(value as number) },
          { text: 'Off', isNumber: true, format: value => formatRate(value as number) },
          { text: 'Ratio', isNumber: true, format: value => formatRatio(value as number, 2) },
          { text: 'between', isNumber: true, format: value => formatRatio(value as number, 2) },
          { text: 'and', isNumber: true, format: value => formatRatio(value as number, 2) },
        ],
        rows: ways.map(way => [
          ruleNames[way.rule],
          way.on,
          way.off,
          way.ratio.value,
          way.ratio.low,
          way.ratio.high,
        ]),
      }}
    >
      <RatioRows
        rowHeight={rowHeight}
        label="The ratio under every way of counting"
        rows={ways.map(way => ({
          key: way.rule,
          name: ruleNames[way.rule],
          value: way.ratio.value,
          low: way.ratio.low,
          high: way.ratio.high,
          text: formatRatio(way.ratio.value),
          detail: detailOf(way.rule, way.on, way.off),
          isChosen: way.rule === rule,
        }))}
      />
    </ChartFrame>
  )
}
