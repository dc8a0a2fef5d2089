import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

type PanelProps = {
  title: ReactNode
  /** Unit, n, period: at the right of the title. */
  note?: ReactNode
  /** Controls at the far right of the header. */
  actions?: ReactNode
  className?: string
  /** Heading level follows the page: panels are h2. */
  children: ReactNode
}

/** One framed piece of a page: a title that says what it shows, a note, a body. */
export function Panel({ title, note, actions, className, children }: PanelProps) {
  const id = useId()
  return (
    <section className={className ? `${styles.panel} ${className}` : styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
        {actions}
      </header>
      {children}
    </section>
  )
}
