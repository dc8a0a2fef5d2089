import { useStateNames } from '#components/charts/platform-words.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { StateMark } from './state-mark.tsx'

/** Shape and name of a state, as in tables. */
export function StateLabel({ state, size }: { state: MigrationState; size?: number }) {
  const stateNames = useStateNames()
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}>
      <StateMark state={state} size={size} />
      {stateNames[state]}
    </span>
  )
}
