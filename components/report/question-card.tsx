'use client'

import { useId } from 'react'
import { formatCounted } from '#lib/format/number.ts'
import type { FormBlocker, QuestionItem } from '#lib/read/answers/report-answer.ts'
import { BlockerChoice } from './blocker-choice.tsx'
import type { ServiceWord } from './report-draft.ts'
import styles from './report-form.module.css'

type QuestionCardProps = {
  question: QuestionItem & { service: string }
  blockers: readonly FormBlocker[]
  today: string
  word: ServiceWord | undefined
  fault: string | null
  onChange: (word: ServiceWord) => void
}

/** What is known of a blocker and this service: that it holds it already, and who else waits. */
function waitingNote({ holds, othersWaiting }: FormBlocker, service: string): string | null {
  const notes = [
    holds.includes(service) ? 'named for it before' : null,
    othersWaiting > 0 ? `${formatCounted(othersWaiting, 'other waits', 'others wait')} for this too` : null,
  ].filter(note => note !== null)
  return notes.length === 0 ? null : notes.join('; ')
}

/** One thing about one service that only its team knows: what it waits for, or until when. */
export function QuestionCard({ question, blockers, today, word, fault, onChange }: QuestionCardProps) {
  const id = useId()
  const [first] = blockers
  const others = blockers.length - (first === undefined ? 0 : 1)
  const isFirst = word?.kind === 'blocked' && first !== undefined && word.blocker === first.id
  const isOther = word?.kind === 'blocked' && !isFirst
  const blocked = (blocker: string | null): ServiceWord => ({
    kind: 'blocked',
    blocker,
    title: '',
    type: 'other',
  })
  const option = (key: string, isChosen: boolean, text: string, note: string | null, choose: () => void) => (
    <label key={key} className={isChosen ? styles.picked : undefined}>
      <input type="radio" name={id} checked={isChosen} onChange={choose} />
      <span>
        {text}
        {note === null ? null : <small>{note}</small>}
      </span>
    </label>
  )
  return (
    <section className={styles.card} aria-labelledby={`${id}-title`} id={`card-${question.service}`}>
      <h2 id={`${id}-title`}>{question.text}</h2>
      {question.usualDays === null ? null : (
        <p className={styles.soft}>
          Services like it took {formatCounted(Math.round(question.usualDays), 'day')}.
        </p>
      )}
      <fieldset className={styles.options}>
        <legend className="unseen">{question.text}</legend>
        {first === undefined
          ? null
          : option(first.id, isFirst, `Waits for: ${first.title}`, waitingNote(first, question.service), () =>
              onChange(blocked(first.id)),
            )}
        {option(
          'blocked',
          isOther,
          others > 0 ? 'Waits for another known blocker' : 'Waits for something',
          others > 0
            ? `${blockers
                .slice(1, 3)
                .map(({ title }) => title)
                .join(', ')}${others > 2 ? `, ${others - 2} more` : ''}`
            : 'name it',
          () => onChange(blocked(null)),
        )}
        {isOther && word?.kind === 'blocked' ? (
          <BlockerChoice blockers={blockers} word={word} fault={fault} onChange={onChange} />
        ) : null}
        {option('no_time', word?.kind === 'no_time', 'No time this month', null, () =>
          onChange({ kind: 'no_time' }),
        )}
        {option(
          'moving',
          word?.kind === 'moving',
          question.kind === 'stuck' ? 'Not stuck, done by' : 'Not yet, done by',
          word?.kind === 'moving' ? null : 'pick a date',
          () => onChange({ kind: 'moving', byOn: '' }),
        )}
        {word?.kind === 'moving' ? (
          <div className={styles.more}>
            <label htmlFor={`${id}-day`}>The day it leaves</label>
            <input
              id={`${id}-day`}
              type="date"
              min={today}
              value={word.byOn}
              aria-invalid={fault !== null}
              onChange={event => onChange({ kind: 'moving', byOn: event.currentTarget.value })}
            />
            {fault === null ? null : <p className="bad">{fault}</p>}
          </div>
        ) : null}
        {question.kind === 'disagreement'
          ? option(
              'wrong',
              word?.kind === 'wrong',
              'It is done, the data is wrong',
              'opens a correction',
              () => onChange({ kind: 'wrong', claim: '' }),
            )
          : null}
        {word?.kind === 'wrong' ? (
          <div className={styles.more}>
            <label htmlFor={`${id}-claim`}>How it really is</label>
            <textarea
              id={`${id}-claim`}
              rows={3}
              maxLength={1_000}
              value={word.claim}
              aria-invalid={fault !== null}
              onChange={event => onChange({ kind: 'wrong', claim: event.currentTarget.value })}
            />
            {fault === null ? null : <p className="bad">{fault}</p>}
          </div>
        ) : null}
      </fieldset>
    </section>
  )
}
