import plot from './plot.module.css'
import { linearScale, niceTicks, percent } from './scale.ts'

type EffectLineProps = {
  value: number
  low: number
  high: number
  /** Over the mark: what it says. */
  text: string
  /** At zero: what that would mean. */
  zero: string
  /** The whole of it in words. */
  label: string
  format: (value: number) => string
}

/** One difference with its interval on an axis that always shows zero. */
export function EffectLine({ value, low, high, text, zero, label, format }: EffectLineProps) {
  const ticks = zeroTicks(low, high)
  const first = ticks[0]!
  const last = ticks.at(-1)!
  // Room for the word at zero, where zero is an end of the axis.
  const edge = last - first
  const scale = linearScale([
    Math.min(first, low) - edge * (first === 0 ? 0.3 : 0.06),
    Math.max(last, high) + edge * (last === 0 ? 0.3 : 0.06),
  ])
  const at = scale(value)
  const isZeroLeft = scale(0) < at
  return (
    <svg className={plot.plot} height={52} role="img" aria-label={label}>
      <line x1="0%" x2="100%" y1={32} y2={32} className={plot.grid} />
      {ticks.map(tick => (
        <g key={tick}>
          <line x1={percent(scale(tick))} x2={percent(scale(tick))} y1={28} y2={36} className={plot.axis} />
          <text x={percent(scale(tick))} y={48} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      <line x1={percent(scale(0))} x2={percent(scale(0))} y1={4} y2={38} className={plot.axis} />
      <rect
        x={percent(scale(low))}
        width={percent(scale(high) - scale(low))}
        y={22}
        height={10}
        rx={2}
        style={{ fill: 'var(--chart-neutral-soft)' }}
      />
      <rect
        x={percent(at)}
        y={18}
        width={3}
        height={18}
        rx={1}
        transform="translate(-1.5 0)"
        style={{ fill: 'var(--text-1)' }}
      />
      <text
        x={percent(scale(0))}
        y={13}
        dx={isZeroLeft ? -4 : 4}
        textAnchor={isZeroLeft ? 'end' : 'start'}
        opacity={Math.abs(scale(0) - at) > 30 ? 1 : 0}
      >
        {zero}
      </text>
      <text
        x={percent(Math.min(72, Math.max(28, at)))}
        y={13}
        textAnchor="middle"
        className={`${plot.strong} ${plot.text12} ${plot.rimmed}`}
        style={{ fill: 'var(--text-1)' }}
      >
        {text}
      </text>
    </svg>
  )
}

/** Steps of 1, 2 or 5 times a power of ten that hold both ends and zero. */
export function zeroTicks(low: number, high: number): number[] {
  const step = niceTicks(Math.max(high, 0) - Math.min(low, 0), 3)[1] ?? 1
  const from = Math.floor(Math.min(low, 0) / step + 1e-9)
  const to = Math.ceil(Math.max(high, 0) / step - 1e-9)
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12)))
}
