'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Message } from '#components/ui/message.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { deadLetterOptions } from '#lib/query/dead-letters-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { DeadLetterAnswer } from '#lib/read/answers/dead-letter-answer.ts'
import styles from './dead-letter.module.css'
import { kindNames } from './dead-letter-words.ts'

type DrawerProps = { id: string; mayChange: boolean; onClose: () => void }
type Outcome = { result: string; reason: string | null }

/** One dead letter: why, its bytes, and the two things to do with it. */
export function DeadLetterDrawer({ id, mayChange, onClose }: DrawerProps) {
  const replay = useAct<Outcome>(() => sendAct('POST', `dead-letters/${encodeURIComponent(id)}/replay`))
  const dismiss = useAct<unknown, string>(reason =>
    sendAct('POST', `dead-letters/${encodeURIComponent(id)}/dismiss`, { reason }),
  )
  const isGone = (replay.data && replay.data.result !== 'unchanged') || dismiss.isSuccess
  const query = useQuery({ ...deadLetterOptions(id), placeholderData: undefined, enabled: !isGone })
  return (
    <Drawer title="Dead letter" onClose={onClose}>
      <div aria-live="polite">
        {replay.data ? <Came outcome={replay.data} /> : null}
        {dismiss.isSuccess ? (
          <Message icon="tick" title="Put aside">
            It waits no more. Its bytes stay, and it stays refused in the accounting.
          </Message>
        ) : null}
        {(replay.error ?? dismiss.error) ? (
          <Message icon="warning" tone="bad" title="This was not done">
            {(replay.error ?? dismiss.error)?.message}
          </Message>
        ) : null}
      </div>
      {isGone ? null : (
        <AnswerFrame query={query} waiting={<Skeleton height={240} rows={6} />}>
          {letter => (
            <>
              {mayChange ? (
                <Acts
                  onReplay={() => replay.mutate()}
                  onDismiss={reason => dismiss.mutate(reason)}
                  isBusy={replay.isPending || dismiss.isPending}
                />
              ) : null}
              <Letter letter={letter} />
            </>
          )}
        </AnswerFrame>
      )}
    </Drawer>
  )
}

const words: Record<string, string> = {
  accepted: 'It was taken in under its own key.',
  duplicate: 'It was in already: the same event came again meanwhile.',
  conflict: 'Another body came first under its key; that one is kept.',
  ignored: 'It is stored, and nothing uses it.',
  read: 'It was read again, and its facts are written.',
  asked: 'It will be worked out again within seconds; if that fails it comes back here.',
}

function Came({ outcome }: { outcome: Outcome }) {
  if (outcome.result === 'unchanged')
    return (
      <Message icon="warning" tone="watch" title="Still not possible">
        {outcome.reason}
      </Message>
    )
  return (
    <Message icon="tick" title="Replayed">
      {words[outcome.result]}
    </Message>
  )
}

type ActsProps = { onReplay: () => void; onDismiss: (reason: string) => void; isBusy: boolean }

function Acts({ onReplay, onDismiss, isBusy }: ActsProps) {
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <form
      className={styles.acts}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() !== '') onDismiss(reason)
      }}
    >
      <ActButton tone="primary" disabled={isBusy} onClick={onReplay}>
        Replay
      </ActButton>
      <label htmlFor={id}>or put it aside, because</label>
      <input
        id={id}
        className={styles.input}
        value={reason}
        maxLength={500}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <ActButton type="submit" disabled={isBusy || reason.trim() === ''}>
        Put aside
      </ActButton>
    </form>
  )
}

function Letter({ letter }: { letter: DeadLetterAnswer }) {
  const { kind, source, name, issues, at, format, contentType, importRow, attempts, body } = letter
  return (
    <>
      <dl className={styles.facts}>
        <dt>What</dt>
        <dd>{kindNames[kind]}</dd>
        <dt>Why</dt>
        <dd>
          {issues.map(issue => (
            <p key={`${issue.path} ${issue.message}`}>
              {issue.path ? <code>{issue.path}</code> : null} {issue.message}
            </p>
          ))}
        </dd>
        {source ? <Fact name="Source" value={source} /> : null}
        {name ? <Fact name={kind === 'service' ? 'Service' : 'Event'} value={name} /> : null}
        <Fact name="When" value={formatInstant(at)} />
        {format ? <Fact name="Form" value={`${format}${contentType ? `, ${contentType}` : ''}`} /> : null}
        {importRow === null ? null : <Fact name="Row of the file" value={formatCount(importRow)} />}
        {attempts === null ? null : <Fact name="Attempts" value={formatCount(attempts)} />}
      </dl>
      {body === null ? null : (
        <>
          <h3 className={styles.head}>{bodyTitle(letter)}</h3>
          <pre
            className={styles.raw}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
          >
            {body}
          </pre>
        </>
      )}
    </>
  )
}

const bodyTitle = ({ sizeBytes, encoding, isCut }: DeadLetterAnswer): string =>
  `Bytes as they came${encoding === 'hex' ? ', in hex' : ''}: ${isCut ? 'the beginning of ' : ''}${formatCount(sizeBytes)}`

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)
