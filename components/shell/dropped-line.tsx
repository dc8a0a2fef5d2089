'use client'

import type { UnknownId } from '#lib/query/known-filters.ts'
import styles from './dropped-line.module.css'
import { filterNames } from './filter-chip.tsx'

/** One line for ids in the address that nobody knows: they were left out, and it says so. */
export function DroppedLine({ unknown }: { unknown: UnknownId[] }) {
  const named = unknown.map(
    ({ key, id }) =>
      `${key === 'migration' || key === 'phase' ? key : filterNames[key].toLowerCase()} “${id}”`,
  )
  return (
    <p className={styles.line} role="status">
      Left out, because nobody here knows {unknown.length === 1 ? 'it' : 'them'}: {named.join(', ')}.
    </p>
  )
}
