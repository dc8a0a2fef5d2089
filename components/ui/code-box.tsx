'use client'

import { useState } from 'react'
import { Button } from './button.tsx'
import styles from './code-box.module.css'

const shownMs = 2_000

/** A text to take elsewhere, with a button that copies it. */
export function CodeBox({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), shownMs)
  }
  return (
    <section className={styles.box} aria-label={label}>
      <header>
        <span>{label}</span>
        <Button size="small" onClick={() => void copy()} aria-label={`Copy: ${label}`}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <span className="unseen" role="status">
        {isCopied ? `${label} copied` : ''}
      </span>
    </section>
  )
}
