'use client'

import type { ReactNode } from 'react'
import styles from './answer-frame.module.css'
import { Button } from './button.tsx'
import { Message } from './message.tsx'

/** What this needs of a query: react-query's results fit. */
type Query<T> = {
  data: T | undefined
  error: (Error & { reference?: string | null }) | null
  isPlaceholderData: boolean
  refetch: () => unknown
}
type AnswerFrameProps<T> = {
  query: Query<T>
  /** Stands in while the first answer is on its way; as high as the answer. */
  waiting: ReactNode
  children: (data: T) => ReactNode
}

/** An answer in each of its states: on its way, there, of the earlier choice, or failed with what was shown last. */
export function AnswerFrame<T>({ query, waiting, children }: AnswerFrameProps<T>) {
  const { data, error, isPlaceholderData } = query
  if (data === undefined) return error ? <Failure query={query} isKept={false} /> : waiting
  return (
    <>
      {error ? <Failure query={query} isKept={!isPlaceholderData} /> : null}
      {isPlaceholderData && !error ? (
        <p className={styles.earlier} role="status">
          These figures are of the earlier choice; the new ones are on their way.
        </p>
      ) : null}
      <div className={isPlaceholderData ? styles.faint : undefined}>{children(data)}</div>
    </>
  )
}

function Failure<T>({ query, isKept }: { query: Query<T>; isKept: boolean }) {
  const { error } = query
  return (
    <div className={styles.failure} role="alert">
      <Message
        icon="warning"
        tone="bad"
        title="This could not be answered"
        actions={
          <>
            <Button onClick={() => void query.refetch()}>Try again</Button>
            {error?.reference ? <span className="text-3">ref {error.reference}</span> : null}
          </>
        }
      >
        {error?.message ?? 'Landfall did not answer.'} {isKept ? 'What was known last stays below.' : null}{' '}
        Your filters are kept.
      </Message>
    </div>
  )
}
