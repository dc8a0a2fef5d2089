import styles from './dumbbell.module.css'
import plot from './plot.module.css'
import { linearScale, percent } from './scale.ts'

type End = { value: number; text: string }
type DumbbellProps = {
  /** Above the track, where the panel holds several. */
  title?: string
  before: End
  after: End
  /** The right end of the track. */
  max: number
  /** Big, at the right: how many times as much. */
  ratio: string
}

/** Two values of one thing, before and after. */
export function Dumbbell({ title, before, after, max, ratio }: DumbbellProps) {
  const scale = linearScale([0, max])
  const label = `${title ? `${title}: ` : ''}${before.text} before, ${after.text} after, ${ratio}`
  const ends = [
    { ...before, colour: 'helios', x: percent(scale(before.value)) },
    { ...after, colour: 'kubernetes', x: percent(scale(after.value)) },
  ]
  return (
    <div className={styles.dumbbell}>
      {title ? <div className={styles.title}>{title}</div> : null}
      <div className={styles.row}>
        <svg className={plot.plot} height={40} role="img" aria-label={label}>
          <line x1="0.5%" x2="99.5%" y1={16} y2={16} className={styles.track} />
          <line x1={ends[0]?.x} x2={ends[1]?.x} y1={16} y2={16} className={styles.bar} />
          {ends.map(({ text, colour, x }) => (
            <g key={colour}>
              <circle cx={x} cy={16} r={5} style={{ fill: `var(--platform-${colour})` }} />
              <text x={x} y={35} textAnchor="middle" style={{ fill: `var(--platform-${colour}-text)` }}>
                {text}
              </text>
            </g>
          ))}
        </svg>
        <b className={styles.ratio} aria-hidden="true">
          {ratio}
        </b>
      </div>
    </div>
  )
}
