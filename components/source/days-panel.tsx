import { DayStrip } from '#components/charts/day-strip.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatAge, formatDay, formatInstant } from '#lib/format/date.ts'
import type { SourceAnswer } from '#lib/read/answers/source-answer.ts'
import { DayLegend } from './day-legend.tsx'
import { daysInWords, stripOf } from './days-in-words.ts'
import { knownCoverage } from './known-coverage.ts'
import styles from './source-view.module.css'

const mostGaps = 12

/** Thirty days of one source, and each of its gaps and pauses with their times. */
export function DaysPanel({ answer, now }: { answer: SourceAnswer; now: number }) {
  const { source, pauses } = answer
  const { days, coverage, freshnessSeconds } = source
  const year = new Date(now).getUTCFullYear()
  const gaps =
    freshnessSeconds === null || coverage.length === 0 ? [] : knownCoverage(source, now).gaps.toReversed()
  return (
    <Panel title="The last 30 days" note={<DayLegend />}>
      <div className={styles.strip}>
        <DayStrip days={stripOf(days)} label={daysInWords(days)} />
      </div>
      <p className={styles.axis} aria-hidden="true">
        <span>{days[0] ? formatDay(days[0].on, year) : ''}</span>
        <span>today</span>
      </p>
      <p className={styles.text}>{daysInWords(days)}.</p>
      {gaps.length + pauses.length === 0 ? null : (
        <ul className={styles.list}>
          {gaps.slice(0, mostGaps).map(gap => (
            <li key={gap.from}>
              <span>
                Nothing heard from {formatInstant(gap.from, year)}{' '}
                {gap.to >= now ? 'until now' : `to ${formatInstant(gap.to, year)}`}
              </span>
              <span className={styles.aside}>{formatAge(gap.to - gap.from)}</span>
            </li>
          ))}
          {gaps.length > mostGaps ? <li>and {gaps.length - mostGaps} more gaps in 12 weeks</li> : null}
          {pauses.toReversed().map(pause => (
            <li key={`pause ${pause.from}`}>
              <span>
                Paused by {pause.by} from {formatInstant(pause.from, year)}{' '}
                {pause.to === null ? 'on' : `to ${formatInstant(pause.to, year)}`}
              </span>
              <span className={styles.aside}>
                {formatAge((pause.to === null ? now : Date.parse(pause.to)) - Date.parse(pause.from))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
