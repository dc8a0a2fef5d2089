'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './goal.module.css'

type GoalFormProps = {
  /** Where it is sent: `goals`, `goals/<id>/replace`. */
  path: string
  /** What goes along besides share, day and reason. */
  about?: Record<string, string>
  share: number
  due: string
  today: string
  button: string
  needsReason?: boolean
  onDone: () => void
}

const percentOf = (share: number): string => String(Number((share * 100).toFixed(2)))

/** A share by a day, and why: for a new step, and for a step that is moved. */
export function GoalForm(props: GoalFormProps) {
  const { path, about = {}, today, button, needsReason = false, onDone } = props
  const [percent, setPercent] = useState(percentOf(props.share))
  const [due, setDue] = useState(props.due)
  const [reason, setReason] = useState('')
  const act = useAct(() => {
    // What was not touched is sent as it was: a share has more digits than its field.
    const share = percent === percentOf(props.share) ? props.share : Number(percent) / 100
    return sendAct<{ id: string }>('POST', path, {
      ...about,
      share,
      due,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    })
  })
  const fault = (field: string) =>
    act.error?.issues?.find(issue => issue.path === `/${field}`)?.message ?? null
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        act.mutate(undefined, { onSuccess: onDone })
      }}
    >
      <div className={styles.fields}>
        <Field label="Share of the baseline, %" fault={fault('share')}>
          {control => (
            <input
              {...control}
              type="number"
              inputMode="decimal"
              min="0.01"
              max="100"
              step="0.01"
              required
              value={percent}
              onChange={event => setPercent(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="By the end of" fault={fault('due')}>
          {control => (
            <input
              {...control}
              type="date"
              min={today}
              required
              value={due}
              onChange={event => setDue(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Field
        label="Reason"
        fault={fault('reason')}
        hint={needsReason ? 'It stays beside the struck-through goal for everybody.' : 'Optional.'}
      >
        {control => (
          <input
            {...control}
            required={needsReason}
            minLength={3}
            maxLength={1000}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles.foot}>
        <Button type="submit" tone="primary" disabled={act.isPending}>
          {button}
        </Button>
      </div>
      <ActRefusal title="Nothing was changed" error={act.error} />
    </form>
  )
}
