'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import styles from './drawer.module.css'
import { Icon } from './icon.tsx'

/** From the right, over the page; Escape and Close return to where one was. */
export function Drawer({
  title,
  isWide = false,
  onClose,
  children,
}: {
  title: string
  /** For two things side by side. */
  isWide?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Not closed on the way out: an element that is gone is closed, and closing would say so to the page.
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={isWide ? `${styles.drawer} ${styles.wide}` : styles.drawer}
      aria-label={title}
      onClose={onClose}
    >
      <header className={styles.header}>
        <h2>{title}</h2>
        <button type="button" onClick={() => dialog.current?.close()} aria-label="Close">
          <Icon name="cross" />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}
