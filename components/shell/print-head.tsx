'use client'

import styles from './print-head.module.css'
import { useViewWords } from './use-view-words.ts'

/** On paper only: what was looked at, and when, because the bar with the filters is not printed. */
export function PrintHead() {
  return (
    <p className={styles.head}>
      <b>Landfall</b> · {useViewWords().join(' · ')}
    </p>
  )
}
