import type { ReactNode } from 'react'
import styles from './page-heading.module.css'

type PageHeadingProps = {
  /** The name of the page, small, above the answer. */
  crumb: ReactNode
  /** The answer in one sentence; wrap its second clause in `<span className="soft">`. */
  children: ReactNode
  /** One or two buttons at the right. */
  actions?: ReactNode
}

/** The heading of a page is its answer. */
export function PageHeading({ crumb, children, actions }: PageHeadingProps) {
  return (
    <div className={styles.head}>
      <div className={styles.lead}>
        <div className={styles.crumb}>{crumb}</div>
        <h1 className={styles.answer}>{children}</h1>
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}
