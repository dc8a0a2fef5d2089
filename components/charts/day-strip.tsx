/** How a day is drawn: whole, whole with a mark on top, absent, absent on purpose, nothing to tell, or not yet. */
export type StripDay = { key: string; fill: 'whole' | 'marked' | 'missing' | 'paused' | 'quiet' | 'none' }

const step = 10
const width = 9
const height = 14

/** One box a day, oldest first. The label says in words what the boxes show. */
export function DayStrip({ days, label }: { days: readonly StripDay[]; label: string }) {
  return (
    <svg
      viewBox={`0 0 ${days.length * step} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      style={{ minWidth: days.length * 4, maxWidth: days.length * step }}
    >
      {days.map(({ key, fill }, index) => (
        <DayBox key={key} x={index * step} fill={fill} />
      ))}
    </svg>
  )
}

function DayBox({ x, fill }: { x: number; fill: StripDay['fill'] }) {
  const box = { x, y: 0, width, height }
  switch (fill) {
    case 'none':
      return <rect x={x} y={height - 1} width={width} height={1} style={{ fill: 'var(--line)' }} />
    case 'quiet':
      return <rect {...box} y={5} height={4} style={{ fill: 'var(--chart-neutral-soft)' }} />
    case 'missing':
    case 'paused':
      return (
        <rect
          x={x + 0.5}
          y={0.5}
          width={width - 1}
          height={height - 1}
          style={{
            fill: fill === 'missing' ? 'url(#gap)' : 'url(#away)',
            stroke: fill === 'missing' ? 'var(--bad)' : 'var(--line-control)',
            strokeWidth: 1,
          }}
        />
      )
    default:
      return (
        <>
          <rect {...box} style={{ fill: 'var(--chart-neutral-soft)' }} />
          {fill === 'marked' ? <rect {...box} height={5} style={{ fill: 'var(--watch)' }} /> : null}
        </>
      )
  }
}
