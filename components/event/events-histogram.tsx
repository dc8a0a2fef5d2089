'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import plot from '#components/charts/plot.module.css'
import { percent, px } from '#components/charts/scale.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { EventsAnswer } from '#lib/read/answers/events-answer.ts'

const height = 64
const plotHeight = 46

/** When they happened: a column a day, or a week where there are many. */
export function EventsHistogram({ answer }: { answer: EventsAnswer }) {
  const { choices } = useView()
  const { unit, bars } = answer.histogram
  const year = new Date(choices.now).getUTCFullYear()
  const most = Math.max(1, ...bars.map(bar => bar.count))
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined) return null
  const step = 100 / bars.length
  const busiest = bars.reduce((best, bar) => (bar.count > best.count ? bar : best), first)
  const summary = `${formatCounted(answer.count, 'event')} from ${formatDay(first.on, year)} to ${formatDay(last.on, year)}; most in the ${unit} of ${formatDay(busiest.on, year)}: ${formatCount(busiest.count)}.`
  return (
    <ChartFrame
      title={`Per ${unit}`}
      note={
        answer.isMore
          ? `the newest ${formatCount(answer.count)}`
          : `${formatDay(first.on, year)} to ${formatDay(last.on, year)}`
      }
      summary={summary}
      file="events"
      height={height}
      table={{
        header: [{ text: unit === 'day' ? 'Day' : 'Week of' }, { text: 'Events', isNumber: true }],
        rows: bars.map(({ on, count }) => [on, count]),
      }}
    >
      <svg className={plot.plot} height={height} role="img" aria-label={summary}>
        <line x1="0" x2="100%" y1={plotHeight + 0.5} y2={plotHeight + 0.5} className={plot.axis} />
        {bars.map(({ on, count }, index) => (
          <rect
            key={on}
            x={percent(index * step)}
            width={percent(step * 0.84)}
            y={px(plotHeight - (count / most) * (plotHeight - 4))}
            height={px((count / most) * (plotHeight - 4))}
            style={{ fill: 'var(--chart-neutral)' }}
          >
            <title>{`${formatDay(on, year)}: ${formatCount(count)}`}</title>
          </rect>
        ))}
        <text x="0" y={height - 3}>
          {formatDay(first.on, year)}
        </text>
        <text x="100%" y={height - 3} textAnchor="end">
          {formatDay(last.on, year)}
        </text>
      </svg>
    </ChartFrame>
  )
}
