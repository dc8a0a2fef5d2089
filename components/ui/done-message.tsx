'use client'

import { useEffect } from 'react'
import { Button } from './button.tsx'
import styles from './done-message.module.css'

/** Long enough to read and reach for Undo. */
const shownMs = 8_000

/** At the foot of the page: what was done, and for some seconds the way back. Says it to screen readers too. */
export function DoneMessage({
  text,
  onUndo,
  onClose,
}: {
  text: string
  onUndo?: (() => void) | undefined
  onClose: () => void
}) {
  useEffect(() => {
    const timer = setTimeout(onClose, shownMs)
    return () => clearTimeout(timer)
  }, [onClose])
  return (
    <div className={styles.done} role="status">
      <span>{text}</span>
      {onUndo ? <Button onClick={onUndo}>Undo</Button> : null}
    </div>
  )
}
