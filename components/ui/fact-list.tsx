import type { ReactNode } from 'react'
import styles from './fact-list.module.css'

export type Fact = { key: string; figure: ReactNode; text: ReactNode; aside?: ReactNode; isBad?: boolean }

/** Rows of a figure, what it counts, and one remark. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <ul className={styles.list}>
      {facts.map(({ key, figure, text, aside, isBad }) => (
        <li key={key}>
          <span className={isBad ? `${styles.figure} bad` : styles.figure}>{figure}</span>
          <span>{text}</span>
          {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
        </li>
      ))}
    </ul>
  )
}
