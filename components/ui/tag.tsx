import type { ReactNode } from 'react'
import styles from './tag.module.css'

/** A short mark beside a name. Tones are judgements: use one only where the rule of colours allows it. */
export function Tag({ tone, children }: { tone?: 'bad' | 'good' | 'watch' | 'info'; children: ReactNode }) {
  return <span className={tone ? `${styles.tag} ${styles[tone]}` : styles.tag}>{children}</span>
}
