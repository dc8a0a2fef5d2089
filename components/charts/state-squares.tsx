import { useStateNames } from '#components/charts/platform-words.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount } from '#lib/format/number.ts'
import { stateFills } from './state-fill.ts'
import styles from './state-squares.module.css'

/** From done to not begun: the order of squares and of bars. */
export const squareOrder: readonly MigrationState[] = [
  'origin_off',
  'target_only',
  'born_on_target',
  'both',
  'back_on_origin',
  'origin_only',
  'idle',
  'unknown',
]
/** Above this one bar of parts takes the place of squares (ui.md 6.1). */
const mostSquares = 40

/** One square a service, grouped by state; a bar of parts for many. */
export function StateSquares({ states }: { states: Record<MigrationState, number> }) {
  const stateNames = useStateNames()
  const groups = squareOrder.filter(state => states[state] > 0)
  const total = groups.reduce((sum, state) => sum + states[state], 0)
  const words = groups.map(state => `${formatCount(states[state])} ${stateNames[state]}`).join(', ')
  const label = `${formatCount(total)} ${total === 1 ? 'service' : 'services'}: ${words}`
  const isBar = total > mostSquares
  return (
    <div className={isBar ? styles.bar : styles.groups} role="img" aria-label={label}>
      {groups.map(state => (
        <div key={state} style={isBar ? { flexGrow: states[state] } : undefined}>
          {isBar ? (
            <svg className={styles.part} width="100%" height="20" aria-hidden="true">
              <rect width="100%" height="20" style={fillOf(state)} />
            </svg>
          ) : (
            <div className={styles.squares}>
              {Array.from({ length: states[state] }, (_, square) => square).map(square => (
                <svg key={square} width="20" height="20" aria-hidden="true">
                  <rect x="0.5" y="0.5" width="19" height="19" rx="3" style={fillOf(state)} />
                </svg>
              ))}
            </div>
          )}
          <div className={styles.label} style={{ color: stateFills[state].text }}>
            {stateNames[state]} <b>{formatCount(states[state])}</b>
          </div>
        </div>
      ))}
    </div>
  )
}

const fillOf = (state: MigrationState) => ({
  fill: stateFills[state].fill,
  stroke: state === 'unknown' ? 'var(--state-unknown)' : 'none',
})
