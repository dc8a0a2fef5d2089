'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { useStateNames } from '#components/charts/platform-words.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { disputesOptions, overridesOptions } from '#lib/query/disputes-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useView } from '#lib/query/use-view.ts'
import type { DisputesAnswer, OverridesAnswer } from '#lib/read/answers/dispute-answer.ts'
import styles from './dispute.module.css'
import { disputesSentence } from './disputes-sentence.ts'
import { DisputesTable } from './disputes-table.tsx'
import { disputesListOf, disputesPageSize, disputesParsers } from './disputes-url.ts'

const states = [
  { value: 'open', text: 'Open' },
  { value: 'closed', text: 'Closed' },
  { value: 'all', text: 'All' },
] as const

/** What people say is wrong, who has to answer, and which states are shown beside the computed ones. */
export function DisputesView() {
  const { filters } = useView()
  const [asked] = useQueryStates(disputesParsers)
  const query = useQuery(disputesOptions(filters, disputesListOf(asked)))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Corrections" panels={[320]} />}>
      {answer => <Disputes answer={answer} />}
    </AnswerFrame>
  )
}

function Disputes({ answer }: { answer: DisputesAnswer }) {
  const { filters } = useView()
  const [asked, setAsked] = useQueryStates(disputesParsers, { history: 'replace', scroll: false })
  const overrides = useQuery(overridesOptions(filters))
  const sentence = disputesSentence(answer.counts)
  return (
    <>
      <PageHeading crumb="Corrections">
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <div className={styles.controls}>
        <Segmented
          label="Show"
          options={states}
          value={asked.state}
          onChange={state => void setAsked({ state, cursor: null })}
        />
      </div>
      <Panel
        title="What people say is wrong"
        note="beside the evidence, never counted"
        className={styles.row}
      >
        {answer.items.length === 0 ? (
          <Message icon="tick" title={asked.state === 'open' ? 'None is open' : 'None here'}>
            Each service has a button “This is wrong”: it opens a correction with an owner and a day.
          </Message>
        ) : (
          <DisputesTable items={answer.items} />
        )}
        <StepButtons
          text={`${disputesPageSize} a page`}
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
      {overrides.data && overrides.data.count > 0 ? <Overrides answer={overrides.data} /> : null}
    </>
  )
}

/** States shown beside the computed ones at the moment, and what counts instead. */
function Overrides({ answer }: { answer: OverridesAnswer }) {
  const stateNames = useStateNames()
  const { filters, choices, linkTo } = useView()
  const year = new Date(instantOfView(filters, choices)).getUTCFullYear()
  return (
    <Panel title="States shown beside the computed ones" note={`${formatCount(answer.count)} in force`}>
      <RecordTable
        caption="Overrides in force"
        isTight
        rows={answer.items.filter(({ standing }) => standing === 'in_force')}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'service',
            header: 'Service',
            isTitle: true,
            cell: item => (
              <Link href={linkTo(`/services/${encodeURIComponent(item.service)}`)} prefetch={false}>
                <b>{item.service}</b>
              </Link>
            ),
          },
          { key: 'state', header: 'Shown as', cell: ({ state }) => stateNames[state] },
          { key: 'computed', header: 'Counts as', cell: ({ computed }) => stateNames[computed] },
          {
            key: 'why',
            header: 'Why',
            cell: ({ reason, by }) => (
              <span className={styles.words}>
                {reason} <span className="text-3">({by})</span>
              </span>
            ),
          },
          {
            key: 'until',
            header: 'Until',
            isNumber: true,
            cell: ({ until }) => formatDay(dayOf(until), year),
          },
        ]}
      />
    </Panel>
  )
}
