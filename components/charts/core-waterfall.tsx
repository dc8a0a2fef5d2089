import styles from './core-waterfall.module.css'
import plot from './plot.module.css'
import { linearScale, percent } from './scale.ts'

export type WaterfallStep = {
  key: string
  name: string
  /** Where the bar begins and ends, in the unit of the axis. */
  from: number
  to: number
  text: string
  fill: string
  isEnd?: boolean
}

const rowHeight = 30
const barHeight = 21

/** How an amount becomes another, step by step; the first and last bar stand on zero. */
export function CoreWaterfall({ steps, label }: { steps: WaterfallStep[]; label: string }) {
  const scale = linearScale([0, Math.max(1, ...steps.flatMap(step => [step.from, step.to]))])
  return (
    <div className={styles.rows} role="img" aria-label={label}>
      <div className={styles.names}>
        {steps.map(step => (
          <span key={step.key} className={step.isEnd ? styles.end : undefined}>
            {step.name}
          </span>
        ))}
      </div>
      <svg className={plot.plot} height={steps.length * rowHeight} aria-hidden="true">
        {steps.map((step, index) => {
          const left = scale(Math.min(step.from, step.to))
          const width = scale(Math.max(step.from, step.to)) - left
          const y = index * rowHeight + 4
          return (
            <g key={step.key}>
              <rect
                x={percent(left)}
                width={percent(width)}
                y={y}
                height={barHeight}
                rx={2}
                style={{ fill: step.fill }}
              />
              <text
                x={percent(left + width)}
                dx={7}
                y={y + 15}
                className={step.isEnd ? `${styles.text} ${plot.strong}` : styles.text}
              >
                {step.text}
              </text>
              {index < steps.length - 1 ? (
                <line
                  x1={percent(scale(index === 0 ? step.to : step.from))}
                  x2={percent(scale(index === 0 ? step.to : step.from))}
                  y1={y + barHeight}
                  y2={y + rowHeight}
                  className={plot.axis}
                />
              ) : null}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
