'use client'

import { useId } from 'react'
import { confidences, type VisitWish } from '#lib/domain/report/report.ts'
import { formatDayOfYear } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { ReportFormAnswer } from '#lib/read/answers/report-answer.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { monthName, type NextChoice, nextDays } from './next-days.ts'
import type { Draft } from './report-draft.ts'
import styles from './report-form.module.css'
import { confidenceNames } from './report-words.ts'

type CardProps = { answer: ReportFormAnswer; draft: Draft; onChange: (part: Partial<Draft>) => void }

/** How sure they are; where something about the whole team is asked, that is the question. */
export function ConfidenceCard({ answer, draft, fault, onChange }: CardProps & { fault: string | null }) {
  const id = useId()
  const asked = answer.questions.find(({ service }) => service === null)
  return (
    <section className={styles.card} aria-labelledby={id} id="card-confidence">
      <h2 id={id}>{asked?.text ?? 'How does it go?'}</h2>
      {asked?.kind === 'disagreement' || asked?.kind === 'no_change' ? (
        <p className={styles.soft}>Still on track? Then a day above, or a word below, settles it.</p>
      ) : null}
      <ChoiceChips
        label="How does it go?"
        options={confidences.map(value => ({ value, text: confidenceNames[value] }))}
        value={draft.confidence}
        onChange={confidence => onChange({ confidence })}
      />
      {fault === null ? null : (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
    </section>
  )
}

/** When the next one moves; the easiest one is suggested. */
export function NextCard({ answer, draft, onChange }: CardProps) {
  const id = useId()
  const { suggestion, left, today } = answer
  if (suggestion === null) return null
  const days = nextDays(today)
  const service = draft.nextService ?? suggestion.service
  const isSuggested = service === suggestion.service
  const usual = suggestion.usualDays
  const options: { value: NextChoice; text: string }[] = [
    { value: 'week', text: 'This week' },
    { value: 'month', text: `By ${formatDayOfYear(days.month)}` },
    { value: 'later', text: monthName(days.later) },
    { value: 'unknown', text: 'Don’t know' },
  ]
  return (
    <section className={styles.card} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {suggestion.isBegun ? 'When does the next one leave?' : 'When does the next one move?'}
      </h2>
      <p className={styles.soft}>
        {isSuggested ? 'We suggest ' : ''}
        {service}
        {isSuggested && usual !== null
          ? `: services like it took ${formatCounted(Math.round(usual), 'day')}.`
          : '.'}
      </p>
      {left.length > 1 ? (
        <details className={styles.other}>
          <summary>Another one is next</summary>
          <label className="unseen" htmlFor={`${id}-service`}>
            Which one is next
          </label>
          <select
            id={`${id}-service`}
            value={service}
            onChange={event => onChange({ nextService: event.currentTarget.value })}
          >
            {left.map(one => (
              <option key={one.service}>{one.service}</option>
            ))}
          </select>
        </details>
      ) : null}
      <ChoiceChips
        label="When the next one moves"
        options={options}
        value={draft.next}
        onChange={next => onChange({ next })}
      />
    </section>
  )
}

const wishes: readonly { value: VisitWish; text: string }[] = [
  { value: 'hour', text: 'An hour' },
  { value: 'day', text: 'A day' },
  { value: 'none', text: 'No' },
]

/** Whether the road team should come, and when it does anyway. */
export function VisitCard({ answer, draft, onChange }: CardProps) {
  const id = useId()
  const { next, request } = answer.visit
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>Would a visit help?</h2>
      {next === null ? null : (
        <p className={styles.soft}>
          {next.from <= answer.today
            ? `${names(next.engineers)} ${next.engineers.length === 1 ? 'is' : 'are'} at your office until ${formatDayOfYear(next.to)}.`
            : `${names(next.engineers)} ${next.engineers.length === 1 ? 'comes' : 'come'} to your office on ${formatDayOfYear(next.from)}.`}
        </p>
      )}
      {request === null ? (
        <ChoiceChips
          label="A visit"
          options={wishes}
          value={draft.visit}
          onChange={visit => onChange({ visit })}
        />
      ) : (
        <p>
          You asked for {request.wish === 'day' ? 'a day' : 'an hour'} on{' '}
          {formatDayOfYear(request.at.slice(0, 10))}
          {request.place === null ? '; a visit is planned.' : `; place ${request.place} in the queue.`}
        </p>
      )}
    </section>
  )
}

const names = (people: readonly string[]): string =>
  people.length === 0 ? 'The road team' : people.join(' and ')

/** Whatever else there is to say. */
export function NoteCard({ draft, onChange }: Omit<CardProps, 'answer'>) {
  const id = useId()
  return (
    <section className={styles.card}>
      <h2>
        <label htmlFor={id}>
          Anything else? <small>optional</small>
        </label>
      </h2>
      <textarea
        id={id}
        rows={2}
        maxLength={1_000}
        value={draft.note}
        onChange={event => onChange({ note: event.currentTarget.value })}
      />
    </section>
  )
}
