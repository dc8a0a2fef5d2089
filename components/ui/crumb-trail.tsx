import type { ReactNode } from 'react'
import styles from './crumb-trail.module.css'

/** The way down to this page: links first, then what it is, then remarks. */
export function CrumbTrail({
  steps,
  remarks,
}: {
  steps: { key: string; node: ReactNode }[]
  remarks: string[]
}) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className={styles.trail}>
        {steps.map(({ key, node }) => (
          <li key={key}>{node}</li>
        ))}
        {remarks.map(remark => (
          <li key={remark} className={styles.remark}>
            {remark}
          </li>
        ))}
      </ol>
    </nav>
  )
}
