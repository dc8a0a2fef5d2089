import type { MigrationState } from '#lib/domain/migration/state.ts'

type Mark = MigrationState | 'exempt' | 'retired'

const shapes: Record<Mark, React.ReactNode> = {
  origin_only: <circle cx="7" cy="7" r="6" style={{ fill: 'var(--platform-helios)' }} />,
  both: (
    <>
      <path d="M7 1A6 6 0 0 0 7 13Z" style={{ fill: 'var(--platform-helios)' }} />
      <path d="M7 1A6 6 0 0 1 7 13Z" style={{ fill: 'var(--platform-kubernetes)' }} />
    </>
  ),
  target_only: (
    <rect x="1" y="1" width="12" height="12" rx="1.5" style={{ fill: 'var(--platform-kubernetes)' }} />
  ),
  origin_off: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="1.5" style={{ fill: 'var(--state-done)' }} />
      <path d="M3.9 7.3l2.3 2.4 4.2-5" style={{ fill: 'none', stroke: '#fff', strokeWidth: 1.5 }} />
    </>
  ),
  back_on_origin: (
    <>
      <circle cx="7" cy="7" r="6" style={{ fill: 'var(--platform-helios)' }} />
      <path d="M9.2 3.9L4.8 7l4.4 3.1" style={{ fill: 'none', stroke: '#fff', strokeWidth: 1.6 }} />
    </>
  ),
  born_on_target: <path d="M7 1L13 7 7 13 1 7Z" style={{ fill: 'var(--state-born)' }} />,
  idle: <circle cx="7" cy="7" r="5.5" style={{ fill: 'var(--state-idle)' }} />,
  unknown: (
    <circle
      cx="7"
      cy="7"
      r="5.5"
      style={{ fill: 'none', stroke: 'var(--state-unknown)', strokeWidth: 1.4, strokeDasharray: '2 1.6' }}
    />
  ),
  exempt: (
    <rect
      x="1.5"
      y="1.5"
      width="11"
      height="11"
      style={{ fill: 'url(#exempt)', stroke: 'var(--state-exempt)', strokeWidth: 1 }}
    />
  ),
  retired: <path d="M2 2L12 12M12 2L2 12" style={{ stroke: 'var(--state-retired)', strokeWidth: 2 }} />,
}

/** The shape of a state: says without colour what the colour says. Its name stands beside it. */
export function StateMark({ state, size = 12 }: { state: Mark; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" style={{ flex: 'none' }}>
      {shapes[state]}
    </svg>
  )
}
