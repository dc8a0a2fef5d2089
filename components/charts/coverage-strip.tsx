import { percent } from './scale.ts'

type Stretch = { from: number; to: number }
type CoverageStripProps = { heard: readonly Stretch[]; from: number; to: number; label: string }

/** A stretch of time: solid where a source was heard, hatched and outlined where it was not. */
export function CoverageStrip({ heard, from, to, label }: CoverageStripProps) {
  const x = (at: number) => ((Math.min(to, Math.max(from, at)) - from) / (to - from || 1)) * 100
  const missing = gapsBetween(heard, from, to)
  return (
    <svg
      width="100%"
      height="14"
      role="img"
      aria-label={label}
      style={{ minWidth: 120, overflow: 'visible' }}
    >
      <rect width="100%" height="14" style={{ fill: 'var(--chart-neutral-soft)' }} />
      {missing.map(gap => (
        <rect
          key={gap.from}
          x={percent(x(gap.from))}
          y="0.5"
          width={percent(Math.max(0.5, x(gap.to) - x(gap.from)))}
          height="13"
          style={{ fill: 'var(--surface-panel)' }}
        />
      ))}
      {missing.map(gap => (
        <rect
          key={gap.from}
          x={percent(x(gap.from))}
          y="0.5"
          width={percent(Math.max(0.5, x(gap.to) - x(gap.from)))}
          height="13"
          style={{ fill: 'url(#gap)', stroke: 'var(--bad)', strokeWidth: 1 }}
        />
      ))}
    </svg>
  )
}

/** What of [from, to) no stretch covers; stretches may overlap and come in any order. */
export function gapsBetween(heard: readonly Stretch[], from: number, to: number): Stretch[] {
  const gaps: Stretch[] = []
  let covered = from
  for (const stretch of [...heard].sort((a, b) => a.from - b.from)) {
    if (stretch.from > covered) gaps.push({ from: covered, to: Math.min(stretch.from, to) })
    covered = Math.max(covered, stretch.to)
    if (covered >= to) break
  }
  if (covered < to) gaps.push({ from: covered, to })
  return gaps.filter(gap => gap.to > gap.from)
}
