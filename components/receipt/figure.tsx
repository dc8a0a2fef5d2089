'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useView } from '#lib/query/use-view.ts'
import styles from './figure.module.css'

/**
 * A figure that opens its receipt: dotted underline, no icon. A link, so that it can be opened beside the page and copied;
 * `of` is the figure's id, such as `progress.share`.
 */
export function Figure({ of, children }: { of: string; children: ReactNode }) {
  const { setView, linkToReceipt } = useView()
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void setView({ receipt: of })
  }
  return (
    <a
      className={styles.figure}
      href={linkToReceipt(of)}
      data-receipt={of}
      aria-haspopup="dialog"
      onClick={open}
    >
      {children}
    </a>
  )
}
