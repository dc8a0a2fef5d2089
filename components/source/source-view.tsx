'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { formatAge } from '#lib/format/date.ts'
import { sourceKindsOptions, sourceOptions } from '#lib/query/sources-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { SourceAnswer } from '#lib/read/answers/source-answer.ts'
import { AccountsPanel } from './accounts-panel.tsx'
import { ChangeForm } from './change-form.tsx'
import { DaysPanel } from './days-panel.tsx'
import { PushPanel } from './push-panel.tsx'
import { SecretsPanel } from './secrets-panel.tsx'
import { SenderPanel } from './sender-panel.tsx'
import { SourceActions } from './source-actions.tsx'
import { SourceFacts } from './source-facts.tsx'
import { SourceTags } from './source-table.tsx'
import styles from './source-view.module.css'
import { sourceSentence } from './sources-sentence.ts'
import { WhomToAsk } from './whom-to-ask.tsx'

/** One source: whether it may be trusted, what is wrong with it, and what to do. */
export function SourceView({ id }: { id: string }) {
  const query = useQuery(sourceOptions(id))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Sources" panels={[220, 160, 160]} />}>
      {answer => <Source key={id} answer={answer} readAt={query.dataUpdatedAt} />}
    </AnswerFrame>
  )
}

function Source({ answer, readAt }: { answer: SourceAnswer; readAt: number }) {
  const { choices, linkTo } = useView()
  const kinds = useQuery(sourceKindsOptions())
  const [secret, setSecret] = useState<string | null>(null)
  const { source, settings, mayChange } = answer
  const now = Math.max(Date.parse(choices.now), readAt)
  const sentence = sourceSentence(source, now)
  const hook = source.isPull ? null : kinds.data?.items.find(({ kind }) => kind === source.kind)?.hook
  const isOwn = source.origin === 'page' || source.origin === 'seen'
  return (
    <>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[
              { key: 'sources', node: <Link href={linkTo('/sources')}>Sources</Link> },
              {
                key: 'source',
                node: (
                  <>
                    {source.id} <SourceTags item={source} />
                  </>
                ),
              },
            ]}
            remarks={[]}
          />
        }
      >
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      {source.lastError ? (
        <div className={styles.row}>
          <Message
            icon="warning"
            tone="bad"
            title={`Trouble${source.errorSince ? ` for ${formatAge(now - Date.parse(source.errorSince))}` : ''}`}
          >
            <span className={styles.error}>{source.lastError}</span>
          </Message>
        </div>
      ) : null}
      {mayChange ? <SourceActions source={source} /> : <WhomToAsk />}
      <PanelGrid layout="two">
        <SourceFacts source={source} now={now} />
        <DaysPanel answer={answer} now={now} />
      </PanelGrid>
      {hook ? (
        <PanelGrid layout="two">
          <SenderPanel id={source.id} kind={source.kind} signatures={hook.signatures} secret={secret} />
          <SecretsPanel source={source} mayChange={mayChange} now={now} onSecret={setSecret} />
        </PanelGrid>
      ) : null}
      {source.kind === 'push' ? <PushPanel id={source.id} /> : null}
      <div className={styles.row}>
        <AccountsPanel items={[source]} />
      </div>
      {mayChange && isOwn ? (
        <ChangeForm key={JSON.stringify(settings)} source={source} settings={settings} />
      ) : null}
    </>
  )
}
