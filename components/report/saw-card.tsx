'use client'

import { useId } from 'react'
import { StateMark } from '#components/charts/state-mark.tsx'
import { formatDayOfYear } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { ReportFormAnswer, SawItem } from '#lib/read/answers/report-answer.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { type Draft, firstService } from './report-draft.ts'
import styles from './report-form.module.css'

type SawCardProps = {
  answer: ReportFormAnswer
  draft: Draft
  fault: string | null
  onChange: (part: Partial<Draft>) => void
}

const mostShown = 8
const verdicts = [
  { value: 'right', text: 'Right' },
  { value: 'wrong', text: 'Something is wrong' },
] as const

/** What events say since the last report; whoever knows better opens a correction here. */
export function SawCard({ answer, draft, fault, onChange }: SawCardProps) {
  const id = useId()
  const { saw, unchanged } = answer
  const since = formatDayOfYear(answer.since.slice(0, 10))
  const services = [...new Set([...saw, ...answer.left].map(({ service }) => service))]
  return (
    <section className={styles.card} aria-labelledby={`${id}-title`} id="card-saw">
      <h2 id={`${id}-title`}>Since {since} we saw this</h2>
      <ul className={styles.saw}>
        {saw.slice(0, mostShown).map(item => (
          <li key={`${item.service} ${item.what}`}>
            <StateMark state={item.state} />
            <span>
              <b>{item.service}</b> {sawText(item, answer)}
            </span>
          </li>
        ))}
        {saw.length > mostShown ? (
          <li>
            <span />
            <span>and {saw.length - mostShown} more</span>
          </li>
        ) : null}
        {unchanged > 0 ? (
          <li>
            <StateMark state="origin_only" />
            <span>{formatCounted(unchanged, 'service')} still left did not change</span>
          </li>
        ) : null}
        {saw.length === 0 && unchanged === 0 ? <li>No service changed, and none is left.</li> : null}
      </ul>
      <ChoiceChips
        label="Is that right?"
        isWide
        options={verdicts}
        value={draft.verdict}
        onChange={verdict => onChange({ verdict })}
      />
      {draft.verdict === 'wrong' ? (
        <div className={styles.more}>
          <label htmlFor={`${id}-service`}>Which service</label>
          <select
            id={`${id}-service`}
            value={draft.wrongService || (firstService(answer) ?? '')}
            onChange={event => onChange({ wrongService: event.currentTarget.value })}
          >
            {(services.length > 0 ? services : answer.services).map(service => (
              <option key={service}>{service}</option>
            ))}
          </select>
          <label htmlFor={`${id}-claim`}>How it really is</label>
          <textarea
            id={`${id}-claim`}
            rows={3}
            maxLength={1_000}
            value={draft.wrongClaim}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : `${id}-fault`}
            onChange={event => onChange({ wrongClaim: event.currentTarget.value })}
          />
          {fault === null ? null : (
            <p id={`${id}-fault`} className="bad">
              {fault}
            </p>
          )}
          <p className={styles.soft}>
            It opens a correction with an owner, due in two weeks. Figures stay as the evidence has them until
            then.
          </p>
        </div>
      ) : null}
    </section>
  )
}

function sawText({ what, at }: SawItem, { from, to }: ReportFormAnswer): string {
  const on = formatDayOfYear(at.slice(0, 10))
  switch (what) {
    case 'moved':
      return `left ${from}, done since ${on}`
    case 'started':
      return `started on ${to} on ${on}`
    case 'returned':
      return `is back on ${from} since ${on}`
    case 'went_idle':
      return `went idle on ${on}`
    case 'first_seen':
      return `was first seen on ${on}`
    case 'deployed_after_done':
      return `was deployed to ${from} on ${on}, though you said it was done`
  }
}
