'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { Figure } from '#components/receipt/figure.tsx'
import { SearchBox } from '#components/service/search-box.tsx'
import { ActButton } from '#components/shell/act-button.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { DoneScope } from '#components/visit/done-context.tsx'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { BlockerSortKey } from '#lib/query/blocker-parameters.ts'
import { blockersOptions } from '#lib/query/blockers-options.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockersAnswer } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'
import { blockersSentence } from './blockers-sentence.ts'
import { BlockersTable } from './blockers-table.tsx'
import { blockersListOf, blockersPageSize, blockersParsers } from './blockers-url.ts'
import { NewBlockerDrawer } from './new-blocker-drawer.tsx'

const states = [
  { value: 'open', text: 'Open' },
  { value: 'ended', text: 'Ended' },
  { value: 'not_moved', text: 'Freed, not moved' },
] as const
const solvables = [
  { value: 'all', text: 'All' },
  { value: 'visit', text: 'On a visit' },
  { value: 'others', text: 'By somebody else' },
] as const

/** What holds services back, ranked by what its end frees (L9, R3, R10, T6). */
export function BlockersView() {
  const { filters } = useView()
  const [asked] = useQueryStates(blockersParsers)
  const query = useQuery(blockersOptions(filters, blockersListOf(asked)))
  return (
    <DoneScope>
      <AnswerFrame query={query} waiting={<PageSkeleton crumb="Blockers" panels={[420]} />}>
        {answer => <Blockers answer={answer} />}
      </AnswerFrame>
    </DoneScope>
  )
}

function Blockers({ answer }: { answer: BlockersAnswer }) {
  const { filters } = useView()
  const [asked, setAsked] = useQueryStates(blockersParsers, { history: 'replace', scroll: false })
  const first = useQuery(blockersOptions(filters, { limit: 1 })).data?.items[0] ?? null
  const [isNew, setNew] = useState(false)
  const { counts, items } = answer
  const sentence = blockersSentence(counts, first)
  const year = Number(answer.asOf.slice(0, 4))
  const list = blockersListOf(asked)
  return (
    <>
      <PageHeading
        crumb="Blockers"
        actions={
          <>
            {answer.mayRecord ? (
              <ActButton tone="primary" onClick={() => setNew(true)}>
                New blocker
              </ActButton>
            ) : null}
            <PrintButton />
          </>
        }
      >
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <div className={styles.controls}>
        <Segmented
          label="Show"
          options={states}
          value={asked.state}
          onChange={state => void setAsked({ state, cursor: null, sort: null })}
        />
        <Segmented
          label="Solvable"
          options={solvables}
          value={asked.solvable}
          onChange={solvable => void setAsked({ solvable, cursor: null })}
        />
        <SearchBox
          value={asked.q}
          label="Search blockers by their words, or by a team"
          placeholder="Words or team"
          onSearch={q => void setAsked({ q, cursor: null })}
        />
      </div>
      <Panel
        title={
          <Defined term="services-freed">
            {asked.state === 'open' ? 'By what their end frees' : 'Ended'}
          </Defined>
        }
        note={
          <>
            <Figure of="blocker.held">{formatCount(counts.held)}</Figure> services held,{' '}
            {formatCount(counts.ofSeveral)} of them by several
          </>
        }
        actions={<CsvLink href={csvHref(blockersOptions(filters, list))} of="Blockers" />}
      >
        {items.length === 0 ? (
          <NoBlockers asked={asked.state} isNarrowed={asked.q !== '' || asked.solvable !== 'all'} />
        ) : (
          <BlockersTable
            items={items}
            year={year}
            sort={asked.sort}
            onSort={sort => void setAsked({ sort: sort as BlockerSortKey, cursor: null })}
            isEnded={asked.state !== 'open'}
          />
        )}
        <StepButtons
          text={`${formatCounted(blockersPageSize, 'blocker')} a page`}
          isHidden={asked.cursor === null && answer.nextCursor === null}
          onBack={asked.cursor === null ? null : () => void setAsked({ cursor: null })}
          backText="To the start"
          onForward={
            answer.nextCursor === null
              ? null
              : () => void setAsked({ cursor: answer.nextCursor }, { history: 'push', scroll: true })
          }
        />
      </Panel>
      {isNew ? <NewBlockerDrawer mayHold={answer.mayHold} onClose={() => setNew(false)} /> : null}
    </>
  )
}

function NoBlockers({ asked, isNarrowed }: { asked: string; isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <Message icon="filter" title="None fits">
        Nothing here is called so, or of this kind. Other words, or all of them, may find it.
      </Message>
    )
  if (asked === 'not_moved')
    return (
      <Message icon="tick" title="Whatever was freed has moved">
        Services freed more than 30 days ago that are still left would stand here.
      </Message>
    )
  return (
    <Message
      icon="tick"
      title={asked === 'open' ? 'Nothing recorded holds a service of this view' : 'None ended yet'}
    >
      Teams name what holds them in their report; the road team and teams write it down here.
    </Message>
  )
}
