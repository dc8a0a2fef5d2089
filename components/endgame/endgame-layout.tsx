import type { ReactNode } from 'react'
import styles from './endgame-layout.module.css'

/** Sites over the whole width, one site's services beside today's hosts; on a phone today's hosts come first. */
export function EndgameLayout({
  sites,
  left,
  hosts,
  exemptions,
}: {
  sites: ReactNode
  left: ReactNode
  hosts: ReactNode
  exemptions: ReactNode
}) {
  return (
    <div className={styles.grid}>
      <div className={styles.sites}>{sites}</div>
      <div className={styles.left}>{left}</div>
      <div className={styles.hosts}>{hosts}</div>
      <div className={styles.exemptions}>{exemptions}</div>
    </div>
  )
}
