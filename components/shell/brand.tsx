/** The sign: a sun going down on one side of the water, a sail on the other. */
export function BrandSign() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path d="M1 15.500h20" style={{ stroke: 'var(--text-1)', strokeWidth: 1.8, strokeLinecap: 'round' }} />
      <path
        d="M3.500 12.500a7.500 7.500 0 0 1 7.500-7.500v7.500Z"
        style={{ fill: 'var(--platform-helios)' }}
      />
      <path d="M12.500 3.500v9h6Z" style={{ fill: 'var(--platform-kubernetes)' }} />
      <path d="M4 19h14" style={{ stroke: 'var(--text-3)', strokeWidth: 1.4, strokeLinecap: 'round' }} />
    </svg>
  )
}
