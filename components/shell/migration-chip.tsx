'use client'

import { useView } from '#lib/query/use-view.ts'
import styles from './migration-chip.module.css'

/** Which migration is looked at; nothing is drawn while there is one. */
export function MigrationChip() {
  const { migration, choices, setView } = useView()
  const { migrations } = choices
  if (migrations.length < 2) return null
  const isFirst = migration.id === choices.migration.id
  return (
    <select
      className={isFirst ? styles.chooser : `${styles.chooser} ${styles.other}`}
      aria-label="Migration"
      value={migration.id}
      onChange={event => {
        const { value } = event.currentTarget
        // Phases are those of one migration.
        setView({ migration: value === choices.migration.id ? null : value, phase: null })
      }}
    >
      {migrations.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
