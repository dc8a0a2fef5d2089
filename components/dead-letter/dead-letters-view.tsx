'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { deadLettersOptions } from '#lib/query/dead-letters-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { DeadLettersAnswer } from '#lib/read/answers/dead-letter-answer.ts'
import styles from './dead-letter.module.css'
import { DeadLetterDrawer } from './dead-letter-drawer.tsx'
import { deadLettersSentence, outcomeSentence } from './dead-letter-words.ts'
import { GroupsTable } from './groups-table.tsx'
import { LettersTable } from './letters-table.tsx'

type Question = { group?: string }
type Outcome = Parameters<typeof outcomeSentence>[0]

/** What could not be understood or projected: by reason, with the bytes, to be tried again or put aside. */
export function DeadLettersView({ mayChange }: { mayChange: boolean }) {
  const [group, setGroup] = useState<string | null>(null)
  const query = useQuery(deadLettersOptions(group))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Sources · dead letters" panels={[220, 220]} />}>
      {answer => <Letters answer={answer} group={group} onGroup={setGroup} mayChange={mayChange} />}
    </AnswerFrame>
  )
}

type LettersProps = {
  answer: DeadLettersAnswer
  group: string | null
  onGroup: (group: string | null) => void
  mayChange: boolean
}

function Letters({ answer, group, onGroup, mayChange }: LettersProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const replay = useAct<Outcome, Question>(question => sendAct('POST', 'dead-letters/replay', question))
  const sentence = deadLettersSentence(answer)
  const isEmpty = answer.groups.length === 0
  return (
    <>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[{ key: 'sources', node: <Link href="/sources">Sources</Link> }]}
            remarks={['dead letters']}
          />
        }
      >
        {sentence.answer} <span className="soft">{sentence.rest}</span>
      </PageHeading>
      <div className={styles.outcome} aria-live="polite">
        {replay.data ? <p>{outcomeSentence(replay.data)}</p> : null}
        {replay.error ? <p className="bad">{replay.error.message}</p> : null}
      </div>
      {isEmpty ? (
        <Panel title="By reason">
          <Message icon="tick" title="No dead letters">
            What is refused on arrival, what no adapter can read any more and services that cannot be worked
            out appear here, each with its reason and its bytes.
          </Message>
        </Panel>
      ) : (
        <div className={styles.panels}>
          <GroupsTable
            groups={answer.groups}
            chosen={group}
            onChoose={onGroup}
            onOpen={setOpened}
            onReplay={mayChange ? question => replay.mutate(question) : null}
            isReplaying={replay.isPending}
          />
          <LettersTable
            key={group}
            first={answer}
            group={group}
            onAll={() => onGroup(null)}
            onOpen={setOpened}
          />
        </div>
      )}
      {opened === null ? null : (
        <DeadLetterDrawer id={opened} mayChange={mayChange} onClose={() => setOpened(null)} />
      )}
    </>
  )
}
