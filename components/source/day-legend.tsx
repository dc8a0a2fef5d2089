import { DayStrip, type StripDay } from '#components/charts/day-strip.tsx'
import styles from './source-table.module.css'

const entries: [StripDay['fill'], string][] = [
  ['whole', 'complete'],
  ['marked', 'arrived late'],
  ['missing', 'missing'],
  ['paused', 'paused'],
  ['quiet', 'no events, no limit'],
]

/** What the boxes of the days mean. */
export function DayLegend() {
  return (
    <span className={styles.legend}>
      {entries.map(([fill, text]) => (
        <span key={fill}>
          <span className={styles.key} aria-hidden="true">
            <DayStrip days={[{ key: fill, fill }]} label="" />
          </span>
          {text}
        </span>
      ))}
    </span>
  )
}
