import type { MigrationState } from '#lib/domain/migration/state.ts'
import { stateNames } from '#lib/format/state-name.ts'
import { StateMark } from './state-mark.tsx'

/** Shape and name of a state, as in tables. */
export function StateLabel({ state, size }: { state: MigrationState; size?: number }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}>
      <StateMark state={state} size={size} />
      {stateNames[state]}
    </span>
  )
}
