'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { type DumbbellRow, DumbbellRows } from '#components/charts/dumbbell-rows.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { formatCount, formatNumber, formatRatio, formatShare } from '#lib/format/number.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { formatArchetype } from './format-archetype.ts'
import { useCpu } from './use-cpu.ts'

const mostRows = 7

/** Use before and after, all and by archetype: whether the gain is one kind of service's or everybody's. */
export function ArchetypesPanel() {
  const platforms = usePlatformNames()
  const { data, comparing, isRefetching } = useCpu()
  const rows = data ? rowsOf(data) : []
  return (
    <ChartFrame
      title="Before and after, by archetype"
      note={`services · % used, ${platforms.from} → ${platforms.to}`}
      summary={`Use of provisioned CPU before and after: ${rows.map(row => `${row.name} ${row.beforeText} to ${row.afterText}`).join(', ')}.`}
      file="cpu-by-archetype"
      height={262}
      state={comparing}
      isRefetching={isRefetching}
      table={
        data && {
          header: [
            { text: 'Archetype' },
            { text: 'Services', isNumber: true },
            { text: 'Before', isNumber: true, format: value => formatShare(value as number) },
            { text: 'After', isNumber: true, format: value => formatShare(value as number) },
            { text: 'Times', isNumber: true, format: value => formatRatio(value as number, 2) },
            { text: 'between', isNumber: true, format: value => formatRatio(value as number, 2) },
            { text: 'and', isNumber: true, format: value => formatRatio(value as number, 2) },
          ],
          rows: [
            [
              'All',
              data.gain.services,
              data.gain.before,
              data.gain.after,
              data.gain.ratioOfSums,
              data.gain.low,
              data.gain.high,
            ],
            ...data.byArchetype.map(row => [
              row.archetype,
              row.services,
              row.before,
              row.after,
              row.ratioOfSums,
              row.low,
              row.high,
            ]),
          ],
        }
      }
    >
      <DumbbellRows
        rows={rows}
        formatTick={tick => formatShare(tick, 0)}
        label="Use of CPU before and after"
      />
    </ChartFrame>
  )
}

type Gained = CpuAnswer['byArchetype'][number]

function rowsOf({ gain, byArchetype }: CpuAnswer): DumbbellRow[] {
  const shown = [...byArchetype]
    .filter(row => row.before !== null && row.after !== null)
    .sort((one, other) => other.services - one.services)
    .slice(0, mostRows)
  const total = { archetype: `All ${formatCount(gain.services)} services`, ...gain }
  const all = gain.before === null || gain.after === null ? [] : [rowOf(total, true)]
  return [...all, ...shown.map(row => rowOf(row, false))]
}

function rowOf(
  { archetype, services, before, after, ratioOfSums, low, high }: Gained,
  isTotal: boolean,
): DumbbellRow {
  const percent = (share: number | null) =>
    isTotal ? formatShare(share) : formatNumber((share ?? 0) * 100, 1)
  return {
    key: archetype,
    name: isTotal ? archetype : formatArchetype(archetype),
    count: isTotal ? '' : formatCount(services),
    before: before ?? 0,
    after: after ?? 0,
    beforeText: percent(before),
    afterText: percent(after),
    ratio: formatRatio(ratioOfSums),
    between: low === null || high === null ? 'too few' : `${formatRatio(low)} and ${formatRatio(high)}`,
    isClear: low !== null && high !== null && (low > 1 || high < 1),
    isTotal,
  }
}
