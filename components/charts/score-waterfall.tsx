import { formatNumber } from '#lib/format/number.ts'
import { linearScale, percent } from './scale.ts'
import styles from './score-waterfall.module.css'

export type ScoreTerm = {
  key: string
  name: string
  /** What it adds; below zero: takes away. */
  value: number
  /** What it is made of: "61 services, 38 solvable there". */
  detail: string
  /** It stands on old data: hatched. */
  isStale?: boolean
}

/** `+0.44`, `−0.24`. */
const signed = (value: number) => `${value >= 0 ? '+' : ''}${formatNumber(value, 2)}`

/**
 * How a score comes about: a bar for each term, each beginning where the one before ended; the last one ends at the score.
 * A table, so that those who do not see the bars read the same terms and the same sum.
 */
export function ScoreWaterfall({
  terms,
  score,
  caption,
}: {
  terms: readonly ScoreTerm[]
  score: number
  caption: string
}) {
  const steps = terms.map((term, index) => {
    const start = terms.slice(0, index).reduce((sum, { value }) => sum + value, 0)
    return { ...term, start, end: start + term.value }
  })
  const edges = [0, score, ...steps.map(({ end }) => end)]
  const x = linearScale([Math.min(...edges), Math.max(...edges, 0.01)])
  return (
    <table className={styles.table}>
      <caption className="unseen">{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">Term</th>
          <th scope="col">From where to where</th>
          <th scope="col">Adds</th>
          <th scope="col">Made of</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ key, name, value, detail, start, end, isStale }, index) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className={styles.bars}>
              <svg width="100%" height="22" aria-hidden="true">
                <line x1={percent(x(0))} x2={percent(x(0))} y1="0" y2="22" className={styles.axis} />
                <line x1={percent(x(score))} x2={percent(x(score))} y1="0" y2="22" className={styles.end} />
                {index > 0 ? (
                  <line x1={percent(x(start))} x2={percent(x(start))} y1="0" y2="5" className={styles.axis} />
                ) : null}
                <rect
                  x={percent(x(Math.min(start, end)))}
                  width={percent(Math.max(0.6, Math.abs(x(end) - x(start))))}
                  y="5"
                  height="12"
                  rx="1.5"
                  className={`${value < 0 ? styles.less : styles.more} ${isStale ? styles.stale : ''}`}
                />
                {index < steps.length - 1 ? (
                  <line x1={percent(x(end))} x2={percent(x(end))} y1="17" y2="22" className={styles.axis} />
                ) : null}
              </svg>
            </td>
            <td className={styles.value}>{signed(value)}</td>
            <td className={styles.detail}>
              {detail}
              {isStale ? ' · from old data' : ''}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot className="unseen">
        <tr>
          <th scope="row">Score</th>
          <td />
          <td>{formatNumber(score, 2)}</td>
          <td>the sum of the terms</td>
        </tr>
      </tfoot>
    </table>
  )
}
