'use client'

import { Button } from './button.tsx'
import { Message } from './message.tsx'
import { PageHeading } from './page-heading.tsx'
import { Panel } from './panel.tsx'

type FailedPageProps = {
  crumb: string
  error: Error & { digest?: string }
  reset: () => void
}

/** A page that could not be made, inside the shell: what failed, what is kept, what to do, what to quote. */
export function FailedPage({ crumb, error, reset }: FailedPageProps) {
  return (
    <>
      <PageHeading crumb={crumb}>This page could not be made.</PageHeading>
      <Panel title="What happened">
        <div role="alert">
          <Message
            icon="warning"
            tone="bad"
            title="Something in Landfall failed while this page was drawn"
            actions={
              <>
                <Button onClick={reset}>Try again</Button>
                {error.digest ? <span className="text-3">ref {error.digest}</span> : null}
              </>
            }
          >
            Nothing was lost: events keep coming in, and your address keeps its filters.
          </Message>
        </div>
      </Panel>
    </>
  )
}
