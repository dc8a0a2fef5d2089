'use client'

import { useLinkStatus } from 'next/link'
import styles from './link-pending.module.css'

/** Inside a link: tells that its page is on the way, after a moment of nothing. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return pending ? <span className={styles.pending} aria-hidden="true" /> : null
}
