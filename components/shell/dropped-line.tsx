'use client'

import { useView } from '#lib/query/use-view.ts'
import styles from './dropped-line.module.css'
import { filterNames } from './filter-chip.tsx'

/** One line for ids in the address that nobody knows: they were left out, and it says so. */
export function DroppedLine() {
  const { unknown } = useView()
  if (unknown.length === 0) return null
  const named = unknown.map(
    ({ key, id }) => `${key === 'migration' ? 'migration' : filterNames[key].toLowerCase()} “${id}”`,
  )
  return (
    <p className={styles.line} role="status">
      Left out, because nobody here knows {unknown.length === 1 ? 'it' : 'them'}: {named.join(', ')}.
    </p>
  )
}
