import styles from './log-waterfall.module.css'
import plot from './plot.module.css'
import { logScale, logTicks, percent } from './scale.ts'

export type Factor = {
  key: string
  name: string
  detail: string
  /** Multiplies what is there so far. */
  factor: number
  text: string
  fill: string
  textColor: string
  /** In the bar. */
  barTextColor: string
  outline?: string
}

type LogWaterfallProps = {
  from: { value: number; text: string }
  to: { value: number; text: string }
  factors: Factor[]
  axisName: string
  label: string
}

const rowStep = 46
const barHeight = 22
const top = 30

/** How one rate becomes another, factor by factor. On a log axis equal factors are equally long. */
export function LogWaterfall({ from, to, factors, axisName, label }: LogWaterfallProps) {
  let at = from.value
  const steps = factors.map(factor => {
    const start = at
    at *= factor.factor
    return { ...factor, start, end: at, low: Math.min(start, at), high: Math.max(start, at) }
  })
  const all = [from.value, to.value, ...steps.map(step => step.end)]
  const domain = [Math.min(...all) * 0.74, Math.max(...all) * 1.16] as const
  const scale = logScale(domain)
  const bottom = top + factors.length * rowStep + 24
  return (
    <svg className={plot.plot} height={bottom + 20} role="img" aria-label={label}>
      <text x="100%" y={10} textAnchor="end">
        {axisName}
      </text>
      {logTicks(domain).map(tick => (
        <g key={tick}>
          <line
            x1={percent(scale(tick))}
            x2={percent(scale(tick))}
            y1={18}
            y2={bottom}
            className={plot.grid}
          />
          <text x={percent(scale(tick))} y={bottom + 14} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <circle
        cx={percent(scale(from.value))}
        cy={top + 11}
        r={4}
        transform="translate(-8 0)"
        style={{ fill: 'var(--platform-helios)' }}
      />
      <text x={percent(scale(from.value))} dx={-16} y={top + 15} textAnchor="end" className={styles.helios}>
        {from.text}
      </text>
      {steps.map((step, index) => (
        <Step
          key={step.key}
          step={step}
          y={top + index * rowStep}
          scale={scale}
          isLast={index === steps.length - 1}
        />
      ))}
      <circle
        cx={percent(scale(to.value))}
        cy={top + (factors.length - 1) * rowStep + 11}
        r={4}
        transform="translate(8 0)"
        style={{ fill: 'var(--platform-kubernetes)' }}
      />
      <text
        x={percent(scale(to.value))}
        y={top + (factors.length - 1) * rowStep + 40}
        textAnchor="middle"
        className={styles.kubernetes}
      >
        {to.text}
      </text>
    </svg>
  )
}

type StepProps = {
  step: Factor & { start: number; end: number; low: number; high: number }
  y: number
  scale: (value: number) => number
  isLast: boolean
}

function Step({ step, y, scale, isLast }: StepProps) {
  const left = scale(step.low)
  const width = scale(step.high) - left
  // The name stands where there is more room.
  const isRight = left + width < 56
  const x = isRight ? left + width : left
  return (
    <g>
      <rect
        x={percent(left)}
        width={percent(Math.max(width, 0.4))}
        y={y}
        height={barHeight}
        rx={2}
        style={{ fill: step.fill, stroke: step.outline }}
      />
      {width > 8 ? (
        <text
          x={percent(left + width / 2)}
          y={y + 15}
          textAnchor="middle"
          className={styles.inBar}
          style={{ fill: step.barTextColor }}
        >
          {step.text}
        </text>
      ) : null}
      <g className={isRight ? styles.beside : undefined}>
        <text
          x={percent(x)}
          dx={isRight ? 10 : -10}
          y={y + 10}
          textAnchor={isRight ? 'start' : 'end'}
          className={styles.name}
          style={{ fill: step.textColor }}
        >
          {step.name}
        </text>
        <text x={percent(x)} dx={isRight ? 10 : -10} y={y + 23} textAnchor={isRight ? 'start' : 'end'}>
          {step.detail}
        </text>
      </g>
      {/* On a phone there is no room at the right of a bar: its name stands below. */}
      {isRight ? (
        <text
          x={percent(left)}
          y={y + 35}
          className={`${styles.below} ${styles.name} ${plot.rimmed}`}
          style={{ fill: step.textColor }}
        >
          {step.name}
        </text>
      ) : null}
      {isLast ? null : (
        <line
          x1={percent(scale(step.end))}
          x2={percent(scale(step.end))}
          y1={y + barHeight}
          y2={y + rowStep}
          className={plot.axis}
        />
      )}
    </g>
  )
}
