'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { agreements } from '#lib/domain/report/report.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { reportsOptions } from '#lib/query/reports-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReportsAnswer } from '#lib/read/answers/report-answer.ts'
import styles from './reports.module.css'
import { reportsSentence } from './reports-sentence.ts'
import { ReportsTable } from './reports-table.tsx'
import { reportsListOf, reportsPageSize, reportsParsers } from './reports-url.ts'

const names = { ahead: 'Ahead', stale: 'Stale', none: 'Silent', behind: 'Behind', agree: 'Agree' } as const

/** Which reports not to believe, and what was seen instead (L8). */
export function ReportsView() {
  const { filters } = useView()
  const [asked] = useQueryStates(reportsParsers)
  const query = useQuery(reportsOptions(filters, reportsListOf(asked)))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Reports" panels={[480]} />}>
      {answer => <Reports answer={answer} />}
    </AnswerFrame>
  )
}

function Reports({ answer }: { answer: ReportsAnswer }) {
  const { filters } = useView()
  const [asked, setAsked] = useQueryStates(reportsParsers, { history: 'replace', scroll: false })
  const sentence = reportsSentence(answer)
  const { counts, doubts, items, total, nextCursor } = answer
  const options = [
    { value: 'doubts', text: `To doubt ${formatCount(doubts)}` },
    ...(['ahead', 'stale', 'none', 'behind', 'agree'] as const).map(one => ({
      value: one as string,
      text: `${names[one]} ${formatCount(counts[one])}`,
    })),
  ]
  const choose = (value: string) =>
    void setAsked({ agreement: agreements.filter(one => one === value), cursor: null })
  return (
    <>
      <PageHeading crumb="Reports">
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <div className={styles.controls}>
        <Segmented
          label="Show"
          options={options}
          value={asked.agreement.length === 1 ? asked.agreement[0]! : 'doubts'}
          onChange={choose}
        />
      </div>
      <Panel
        title="What teams said, and what was seen"
        actions={<CsvLink of="Reports" href={csvHref(reportsOptions(filters, reportsListOf(asked)))} />}
        note={`${formatCounted(total, 'team')}; a report counts half after 14 days, nothing after 28`}
      >
        {items.length === 0 ? (
          <Message icon="tick" title="None here">
            What contradicts a team shows here two working days of its office after it arose, unless it was
            settled.
          </Message>
        ) : (
          <ReportsTable rows={items} year={Number(answer.asOf.slice(0, 4))} />
        )}
        <StepButtons
          text={`${reportsPageSize} a page`}
          isHidden={asked.cursor === null && nextCursor === null}
          onBack={asked.cursor === null ? null : () => void setAsked({ cursor: null })}
          backText="To the start"
          onForward={
            nextCursor === null
              ? null
              : () => void setAsked({ cursor: nextCursor }, { history: 'push', scroll: true })
          }
        />
      </Panel>
    </>
  )
}
