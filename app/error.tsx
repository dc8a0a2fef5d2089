'use client'

import styles from './plain-page.module.css'

/**
 * The page itself could not be made; panels that fail alone say so themselves. Plain links on purpose: this file is in
 * the first load of every page, and must work when nothing else does.
 */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main id="content" className={styles.page}>
      <h1>This page could not be made</h1>
      <p>Nothing was lost: events keep coming in, and your address keeps its filters.</p>
      <p className={styles.actions}>
        <button type="button" onClick={reset}>
          Try again
        </button>
        <a href="/overview">Overview</a>
        {error.digest ? <small>ref {error.digest}</small> : null}
      </p>
    </main>
  )
}
