'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './icon.tsx'
import styles from './sheet.module.css'

type SheetProps = { title: string; side: 'bottom' | 'right'; onClose: () => void; children: ReactNode }

/**
 * A sheet over the page: from the foot of a phone's screen, or a drawer at the right. The browser's own dialog: the page
 * behind is inert, Escape and a touch beside it close it, focus goes back to where it was.
 */
export function Sheet({ title, side, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    // Leaving the document closes it; closing it here would report a close that nobody asked for.
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog itself closes on Escape
    <dialog
      ref={dialog}
      className={`${styles.sheet} ${styles[side]}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={event => event.target === dialog.current && onClose()}
    >
      <div className={styles.body}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" aria-label="Close" onClick={onClose}>
            <Icon name="cross" size={16} />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
