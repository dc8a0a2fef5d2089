/** The fills that carry meaning beside colour, defined once per page and used as `url(#both)` and so on. */
export function Patterns() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        <pattern id="both" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" style={{ fill: 'var(--state-both-b)' }} />
          <rect width="3" height="6" style={{ fill: 'var(--state-both-a)' }} />
        </pattern>
        <pattern
          id="exempt"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="5" height="5" style={{ fill: 'var(--surface-panel)' }} />
          <rect width="2" height="5" style={{ fill: 'var(--state-exempt)' }} />
        </pattern>
        <pattern id="unknown" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" style={{ fill: 'var(--surface-panel)' }} />
          <circle cx="2.5" cy="2.5" r="1.15" style={{ fill: 'var(--state-unknown)' }} />
        </pattern>
        <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1" height="6" style={{ fill: 'var(--chart-gap)' }} />
        </pattern>
        <pattern id="away" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" style={{ fill: 'var(--surface-sunken)' }} />
          <rect width="1.4" height="5" style={{ fill: 'var(--chart-neutral-soft)' }} />
        </pattern>
      </defs>
    </svg>
  )
}
