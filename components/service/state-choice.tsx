'use client'

import { useStateNames } from '#components/charts/platform-words.ts'
import { StateLabel } from '#components/charts/state-label.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import styles from './services-view.module.css'

type StateChoiceProps = {
  chosen: readonly MigrationState[]
  onChoose: (states: MigrationState[] | null) => void
}

/** Which states to list: any number of eight, none means all. */
export function StateChoice({ chosen, onChoose }: StateChoiceProps) {
  const stateNames = useStateNames()
  const text =
    chosen.length === 0 ? 'all' : chosen.length === 1 ? stateNames[chosen[0]!] : `${chosen.length} of 8`
  const toggle = (state: MigrationState) => {
    const next = chosen.includes(state) ? chosen.filter(name => name !== state) : [...chosen, state]
    onChoose(next.length === 0 ? null : next)
  }
  return (
    <details className={styles.choice}>
      <summary className={chosen.length > 0 ? styles.narrowed : undefined}>
        State <b>{text}</b>
        <Icon name="down" size={12} />
      </summary>
      <fieldset className={styles.menu}>
        <legend className="unseen">States to list</legend>
        {migrationStates.toReversed().map(state => (
          <label key={state}>
            <input type="checkbox" checked={chosen.includes(state)} onChange={() => toggle(state)} />
            <StateLabel state={state} />
          </label>
        ))}
      </fieldset>
    </details>
  )
}
