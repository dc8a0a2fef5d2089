import { useStateNames } from '#components/charts/platform-words.ts'
import { stateFills } from '#components/charts/state-fill.ts'
import { leftStates } from '#components/service/left-states.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount } from '#lib/format/number.ts'
import styles from './left-bar.module.css'

/** What is left as one bar of its three states, on the scale of the longest bar in the table. */
export function LeftBar({ states, max }: { states: Record<MigrationState, number>; max: number }) {
  const stateNames = useStateNames()
  const parts = leftStates.filter(state => states[state] > 0)
  const words = parts.map(state => `${formatCount(states[state])} ${stateNames[state]}`).join(', ')
  return (
    <span className={styles.bar} role="img" aria-label={words || 'nothing left'}>
      {parts.map(state => (
        <svg key={state} height="12" style={{ width: `${(states[state] / max) * 100}%` }} aria-hidden="true">
          <rect width="100%" height="12" rx="1" style={{ fill: stateFills[state].fill }} />
        </svg>
      ))}
    </span>
  )
}
