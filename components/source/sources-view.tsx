'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { sourcesOptions } from '#lib/query/sources-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'
import { AccountsPanel } from './accounts-panel.tsx'
import { ConnectCards } from './connect-cards.tsx'
import { DeadLettersPanel } from './dead-letters-panel.tsx'
import { RestatedPanel } from './restated-panel.tsx'
import { SourceTable } from './source-table.tsx'
import { sourcesSentence } from './sources-sentence.ts'
import styles from './sources-view.module.css'
import { UnmappedPanel } from './unmapped-panel.tsx'
import { WhomToAsk } from './whom-to-ask.tsx'

/** The trust of everything: what is heard, what came in, and what could not be placed. */
export function SourcesView() {
  const query = useQuery(sourcesOptions())
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Sources · data health" panels={[260, 220]} />}>
      {answer => <Sources answer={answer} readAt={query.dataUpdatedAt} />}
    </AnswerFrame>
  )
}

function Sources({ answer, readAt }: { answer: SourcesAnswer; readAt: number }) {
  const { choices } = useView()
  const { items, unmapped, deadLetters, mayChange } = answer
  // Ages are counted to when this was read, on whichever clock is later.
  const now = Math.max(Date.parse(choices.now), readAt)
  const sentence = sourcesSentence(items, now)
  const isEmpty = items.length === 0
  return (
    <>
      <PageHeading
        crumb="Sources · data health"
        actions={
          mayChange ? (
            <>
              <ButtonLink href="/sources/catalog">Catalogue</ButtonLink>
              <ButtonLink href="/sources/imports">Import files</ButtonLink>
              <ButtonLink href="/sources/new" tone={isEmpty ? 'primary' : 'plain'}>
                Add a source
              </ButtonLink>
            </>
          ) : null
        }
      >
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      {isEmpty ? null : (
        <div className={styles.row}>
          <SourceTable items={items} now={now} />
        </div>
      )}
      {mayChange ? null : <WhomToAsk />}
      {isEmpty ? null : (
        <div className={styles.row}>
          <AccountsPanel items={items} />
        </div>
      )}
      {isEmpty ? null : (
        <div className={styles.row}>
          <RestatedPanel />
        </div>
      )}
      {isEmpty && unmapped.length === 0 ? null : (
        <PanelGrid layout="two">
          <UnmappedPanel names={unmapped} />
          <DeadLettersPanel letters={deadLetters} now={now} />
        </PanelGrid>
      )}
      {isEmpty ? (
        <ConnectCards />
      ) : (
        <details className={styles.more}>
          <summary>Connect another source by configuration, or push deploys</summary>
          <ConnectCards />
        </details>
      )}
    </>
  )
}
