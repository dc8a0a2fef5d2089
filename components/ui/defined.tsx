import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './defined.module.css'

/** A figure that opens its definition: dotted underline, no icon. `term` is the anchor on the definitions page. */
export function Defined({ term, children }: { term: string; children: ReactNode }) {
  return (
    <Link className={styles.defined} href={`/definitions#${term}`} prefetch={false}>
      {children}
    </Link>
  )
}
