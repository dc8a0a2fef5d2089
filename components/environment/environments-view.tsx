'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { formatCount } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useView } from '#lib/query/use-view.ts'
import type { EnvironmentsAnswer } from '#lib/read/answers/environment-answer.ts'
import { CreatedPanel } from './created-panel.tsx'
import { type ColumnsOf, endedColumns, liveColumns } from './environment-columns.tsx'
import { environmentsSentence } from './environments-sentence.ts'
import { endedOptions, endedPageSize, environmentsParsers, liveOptions } from './environments-url.ts'
import styles from './environments-view.module.css'
import { HowToTell } from './how-to-tell.tsx'
import { LivesPanel } from './lives-panel.tsx'

const environmentsCrumb = 'Temporary environments'

/** Environments of pull requests: which live, for how long, and which should be gone (figure 19). */
export function EnvironmentsView() {
  const { filters, choices } = useView()
  const [{ cursor }] = useQueryStates(environmentsParsers)
  const live = useQuery(liveOptions(filters))
  const ended = useQuery(endedOptions(filters, cursor))
  // Ages are counted to when this was read, on whichever clock is later.
  const seenAt = instantOfView(filters, choices)
  const now = filters.asOf === null ? Math.max(seenAt, live.dataUpdatedAt) : seenAt
  return (
    <AnswerFrame query={live} waiting={<PageSkeleton crumb={environmentsCrumb} panels={[160, 320]} />}>
      {answer => (
        <Environments
          answer={answer}
          ended={ended.data ?? null}
          now={now}
          isRefetching={live.isPlaceholderData}
        />
      )}
    </AnswerFrame>
  )
}

type EnvironmentsProps = {
  answer: EnvironmentsAnswer
  ended: EnvironmentsAnswer | null
  now: number
  isRefetching: boolean
}

function Environments({ answer, ended, now, isRefetching }: EnvironmentsProps) {
  const { choices, linkTo } = useView()
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const given: ColumnsOf = { now, linkTo, teamName: id => names.get(id) ?? id }
  const hasEnded = ended !== null && ended.total > 0
  const sentence = environmentsSentence({ figures: answer.figures, hasEnded })
  const isEmpty = answer.total === 0 && ended !== null && !hasEnded
  return (
    <>
      <PageHeading crumb={environmentsCrumb}>
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      {isEmpty ? (
        <HowToTell />
      ) : (
        <>
          <PanelGrid layout="two">
            <CreatedPanel figures={answer.figures} isRefetching={isRefetching} />
            <LivesPanel figures={answer.figures} />
          </PanelGrid>
          <div className={styles.row}>
            <LivePanel answer={answer} given={given} />
          </div>
          {ended === null ? null : (
            <div className={styles.row}>
              <EndedPanel ended={ended} given={given} />
            </div>
          )}
        </>
      )}
    </>
  )
}

function LivePanel({ answer, given }: { answer: EnvironmentsAnswer; given: ColumnsOf }) {
  const { filters } = useView()
  const { items, total } = answer
  const note =
    items.length < total
      ? `the oldest ${formatCount(items.length)} of ${formatCount(total)}`
      : 'the oldest first'
  return (
    <Panel
      title="Alive"
      note={total === 0 ? undefined : note}
      actions={<CsvLink of="Alive" href={csvHref(liveOptions(filters))} />}
    >
      {total === 0 ? (
        <Message icon="tick" title="None is alive">
          Every environment that was told of has ended.
        </Message>
      ) : (
        <RecordTable
          caption="Temporary environments that are alive"
          rows={items}
          rowKey={({ id }) => id}
          columns={liveColumns(given)}
        />
      )}
    </Panel>
  )
}

function EndedPanel({ ended, given }: { ended: EnvironmentsAnswer; given: ColumnsOf }) {
  const { filters } = useView()
  const [{ cursor }, setAsked] = useQueryStates(environmentsParsers, { history: 'push', scroll: false })
  return (
    <Panel
      title="Ended"
      note={`${formatCount(ended.total)} in 26 weeks`}
      actions={<CsvLink of="Ended" href={csvHref(endedOptions(filters, null))} />}
    >
      {ended.total === 0 ? (
        <Message icon="clock" title="None has ended yet" />
      ) : (
        <RecordTable
          caption="Temporary environments that ended, the latest first"
          isTight
          rows={ended.items}
          rowKey={({ id }) => id}
          columns={endedColumns(given)}
        />
      )}
      <StepButtons
        text={`${endedPageSize} a page`}
        isHidden={cursor === null && ended.nextCursor === null}
        // A cursor leads onwards only: the way back is the browser's, or the start.
        onBack={cursor === null ? null : () => void setAsked({ cursor: null })}
        backText="To the latest"
        onForward={ended.nextCursor === null ? null : () => void setAsked({ cursor: ended.nextCursor })}
      />
    </Panel>
  )
}
