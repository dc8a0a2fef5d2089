'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { messagesOptions } from '#lib/query/message-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { MessagesAnswer } from '#lib/read/answers/messages-answer.ts'
import styles from './admin.module.css'
import { kindWords, subjectText } from './subject-words.ts'

type Row = MessagesAnswer['items'][number]
type State = 'all' | Row['state']

const states = [
  { value: 'all', text: 'All' },
  { value: 'waiting', text: 'Waiting' },
  { value: 'sent', text: 'Sent' },
  { value: 'dropped', text: 'Given up' },
] as const

const standing = ({ state, sentAt, droppedAt, attempts, nextAt }: Row): string => {
  if (state === 'sent') return `sent ${formatInstant(sentAt!)}`
  if (state === 'dropped') return `given up ${formatInstant(droppedAt!)}`
  return `${attempts === 0 ? 'waits' : `tried ${formatCount(attempts)} times`}, next ${formatInstant(nextAt!)}`
}

/** Messages with what became of them; what waits or was given up may be tried again or dropped. */
export function OutboxPanel({ isPresent }: { isPresent: boolean }) {
  const [state, setState] = useState<State>('all')
  const [cursor, setCursor] = useState<string | null>(null)
  const query = useQuery(messagesOptions(state === 'all' ? null : state, cursor))
  const retry = useAct((id: string) => sendAct('POST', `messages/${id}/retry`))
  const drop = useAct((id: string) =>
    sendAct('POST', `messages/${id}/drop`, { reason: 'Given up on the admin page.' }),
  )
  const isBusy = retry.isPending || drop.isPending
  return (
    <Panel className={styles.panel} title="Outbox" note="newest first; each is sent at least once">
      <Segmented
        label="Show"
        options={states}
        value={state}
        onChange={next => {
          setState(next)
          setCursor(null)
        }}
      />
      <AnswerFrame query={query} waiting={<Skeleton height={200} />}>
        {({ counts, items, nextCursor }) => (
          <>
            <p className={styles.note}>
              {formatCount(counts.waiting)} wait, {formatCount(counts.sent)} were sent,{' '}
              {formatCount(counts.dropped)} were given up.
            </p>
            {items.length === 0 ? null : (
              <RecordTable<Row>
                caption="Messages, newest first"
                rows={items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'title',
                    header: 'Message',
                    isTitle: true,
                    cell: row => (
                      <details className={styles.message}>
                        <summary>{row.title}</summary>
                        <pre>{row.body}</pre>
                      </details>
                    ),
                  },
                  { key: 'kind', header: 'Kind', cell: row => kindWords[row.kind] ?? row.kind },
                  { key: 'to', header: 'To', cell: row => subjectText(row.subject) },
                  { key: 'state', header: 'State', cell: standing },
                  { key: 'error', header: 'Why', cell: row => row.error ?? '' },
                  {
                    key: 'acts',
                    header: '',
                    cell: row =>
                      row.state === 'sent' || !isPresent ? null : (
                        <span className={`${styles.foot} ${styles.beside}`}>
                          <Button
                            size="small"
                            disabled={isBusy}
                            aria-label={`Send again: ${row.title}`}
                            onClick={() => retry.mutate(row.id)}
                          >
                            Send again
                          </Button>
                          {row.state === 'waiting' ? (
                            <Button
                              size="small"
                              disabled={isBusy}
                              aria-label={`Give up: ${row.title}`}
                              onClick={() => drop.mutate(row.id)}
                            >
                              Give up
                            </Button>
                          ) : null}
                        </span>
                      ),
                  },
                ]}
              />
            )}
            <StepButtons
              text={cursor === null ? 'The newest' : 'Earlier'}
              backText="Newest"
              forwardText="Earlier"
              onBack={cursor === null ? null : () => setCursor(null)}
              onForward={nextCursor === null ? null : () => setCursor(nextCursor)}
              isHidden={cursor === null && nextCursor === null}
            />
          </>
        )}
      </AnswerFrame>
      <ActRefusal title="It was not done" error={retry.error ?? drop.error} />
    </Panel>
  )
}
