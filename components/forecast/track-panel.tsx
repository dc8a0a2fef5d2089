'use client'

import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatShare } from '#lib/format/number.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'
import { Held } from './finish-panel.tsx'
import { FinishRanges } from './finish-ranges.tsx'
import styles from './forecast.module.css'

const mostRanges = 12
const mostForecasts = 26

/** Past forecasts against one another and against what came true. */
export function TrackPanel({ forecast, year }: { forecast: ForecastAnswer; year: number }) {
  const { past, ranges } = forecast
  if (past.length === 0)
    return (
      <Panel title="How good were we" className={styles.row}>
        <p className={styles.says}>
          One forecast of the whole company is kept a week. There is none yet, or you look at a part of it.
        </p>
      </Panel>
    )
  return (
    <Panel
      title="How good were we"
      note={`one kept a week, the last ${Math.min(past.length, mostForecasts)}`}
      className={styles.row}
    >
      <FinishRanges
        goalOn={null}
        ranges={past.slice(-mostForecasts).map(({ madeOn, evenOn, sureOn, verdict }) => ({
          key: madeOn,
          name: formatDay(madeOn, year),
          evenOn,
          sureOn,
          words: verdict === 'not_converging' ? 'not converging' : 'no date',
        }))}
      />
      <p className={styles.says}>
        <Held forecast={forecast} />{' '}
        {ranges.of === 0
          ? 'No range has had its day yet: the first is four weeks after the first forecast.'
          : `A range is what should be left 4, 8 or 12 weeks later; ${formatShare(ranges.stated, 0)} of them should hold.`}
      </p>
      {ranges.items.length > 0 ? (
        <RecordTable
          caption="Ranges whose day has come"
          isTight
          isNarrow
          rows={ranges.items.slice(-mostRanges).reverse()}
          rowKey={({ madeOn, on }) => `${madeOn} ${on}`}
          columns={[
            {
              key: 'on',
              header: 'For',
              isTitle: true,
              cell: ({ on }) => <span className={styles.whole}>{formatDay(on, year)}</span>,
            },
            {
              key: 'made',
              header: 'Said on',
              isSecondary: true,
              cell: ({ madeOn }) => formatDay(madeOn, year),
            },
            {
              key: 'ahead',
              header: 'Ahead',
              cell: ({ weeks }) => <span className={styles.whole}>{formatCounted(weeks, 'week')}</span>,
            },
            {
              key: 'range',
              header: 'Between',
              isNumber: true,
              cell: ({ low, high }) => `${formatCount(low)} and ${formatCount(high)}`,
            },
            { key: 'actual', header: 'Left', isNumber: true, cell: ({ actual }) => formatCount(actual) },
            {
              key: 'held',
              header: 'Held',
              cell: ({ isHeld, actual, high }) =>
                isHeld ? 'yes' : actual > high ? 'no, more were left' : 'no, fewer were left',
            },
          ]}
        />
      ) : null}
    </Panel>
  )
}
