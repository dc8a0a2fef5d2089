'use client'

import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'

/** The page itself could not be made; panels that fail alone say so themselves. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main id="content" style={{ display: 'grid', placeItems: 'center', minHeight: '60vh', padding: 20 }}>
      <h1 className="unseen">This page could not be made</h1>
      <Message
        icon="warning"
        tone="bad"
        title="This page could not be made"
        actions={
          <>
            <Button onClick={reset}>Try again</Button>
            <ButtonLink href="/overview">Overview</ButtonLink>
            {error.digest ? <span className="text-3">ref {error.digest}</span> : null}
          </>
        }
      >
        Nothing was lost: events keep coming in. Your address keeps its filters.
      </Message>
    </main>
  )
}
