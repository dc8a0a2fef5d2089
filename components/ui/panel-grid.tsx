import type { ReactNode } from 'react'
import styles from './panel-grid.module.css'

type Layout = 'one' | 'two' | 'three' | 'four' | 'wide-narrow' | 'narrow-wide'

/** Panels side by side on the page grid; one column on a phone. */
export function PanelGrid({ layout, children }: { layout: Layout; children: ReactNode }) {
  return <div className={`${styles.grid} ${styles[layout]}`}>{children}</div>
}
