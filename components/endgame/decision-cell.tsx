'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { decisions } from '#lib/domain/endgame/decision.ts'
import { formatDay } from '#lib/format/date.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './decision-cell.module.css'
import { type Decision, decisionNames, type Item } from './endgame-words.ts'

type Wish = { service: string; decision: Decision['decision']; by?: string; reason?: string }

/** What becomes of a service, with all that was decided before; whoever may decide changes it in its place. */
export function DecisionCell({ item, today }: { item: Item; today: string }) {
  const [isOpen, setOpen] = useState(false)
  const { decision, history, exemption, mayDecide, service } = item
  const isExempt = decision === null && exemption !== null
  const text = decision === null ? (isExempt ? 'Exempt' : 'undecided') : decisionNames[decision.decision]
  const isOpenQuestion = decision === null && !isExempt
  if (isOpen) return <DecisionForm item={item} today={today} onClose={() => setOpen(false)} />
  return (
    <span className={styles.cell}>
      <b className={isOpenQuestion && (item.undecidedDays ?? 0) > 30 ? 'bad' : undefined}>{text}</b>
      {history.length > 1 || history.some(({ withdrawnAt }) => withdrawnAt !== null) ? (
        <History history={history} service={service} />
      ) : null}
      {mayDecide ? (
        <ActButton
          size="small"
          className={styles.change}
          aria-label={`${decision === null ? 'Decide for' : 'Change the decision for'} ${service}`}
          onClick={() => setOpen(true)}
        >
          {decision === null ? 'Decide' : 'Change'}
        </ActButton>
      ) : null}
    </span>
  )
}

function History({ history, service }: { history: Item['history']; service: string }) {
  return (
    <details className={styles.history}>
      <summary aria-label={`History of ${service}`}>{history.length}</summary>
      <ol>
        {history.map(one => (
          <li key={one.id}>
            {decisionNames[one.decision]}
            {one.by === null ? '' : ` by ${formatDay(one.by)}`}, {one.recordedBy},{' '}
            {formatDay(one.recordedAt.slice(0, 10))}
            {one.reason ? `: ${one.reason}` : ''}
            {one.withdrawnAt === null ? '' : ` (taken back ${formatDay(one.withdrawnAt.slice(0, 10))})`}
          </li>
        ))}
      </ol>
    </details>
  )
}

function DecisionForm({ item, today, onClose }: { item: Item; today: string; onClose: () => void }) {
  const { service, decision: known } = item
  const [decision, setDecision] = useState<Decision['decision']>(known?.decision ?? 'move')
  const [by, setBy] = useState(known?.by !== null && known !== null && known.by > today ? known.by : '')
  const [reason, setReason] = useState('')
  const save = useAct<{ id: string }, Wish>(wish => sendAct('POST', 'decisions', wish))
  const back = useAct<{ id: string }, string>(id =>
    sendAct('POST', `decisions/${encodeURIComponent(id)}/withdraw`, {}),
  )
  const error = save.error ?? back.error
  const needsDay = decision !== 'exempt'
  const isComplete = !needsDay || by >= today
  const wish: Wish = {
    service,
    decision,
    ...(needsDay ? { by } : {}),
    ...(reason.trim().length >= 3 ? { reason: reason.trim() } : {}),
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (isComplete) save.mutate(wish, { onSuccess: onClose })
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <select
        aria-label={`What becomes of ${service}`}
        value={decision}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        onChange={event => setDecision(event.currentTarget.value as Decision['decision'])}
      >
        {decisions.map(one => (
          <option key={one} value={one}>
            {decisionNames[one]}
          </option>
        ))}
      </select>
      {needsDay ? (
        <input
          type="date"
          aria-label="By"
          min={today}
          value={by}
          onChange={event => setBy(event.currentTarget.value)}
        />
      ) : (
        <span className="text-2">
          {item.exemption === null ? 'an exemption must be granted' : 'until its exemption ends'}
        </span>
      )}
      <input
        aria-label="Why, if you like"
        placeholder="why, if you like"
        value={reason}
        maxLength={1_000}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <span className={styles.buttons}>
        <ActButton type="submit" size="small" tone="primary" disabled={!isComplete || save.isPending}>
          Save
        </ActButton>
        {known === null ? null : (
          <ActButton
            size="small"
            title="The decision before it counts again"
            disabled={back.isPending}
            onClick={() => back.mutate(known.id, { onSuccess: onClose })}
          >
            Take back
          </ActButton>
        )}
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </span>
      {error ? (
        <p className="bad" role="alert">
          {error.message}
        </p>
      ) : null}
    </form>
  )
}
