'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './goal.module.css'

/** An act that needs nothing but a reason: taking a goal back, splitting a missed one. */
export function ReasonForm({
  path,
  body = {},
  label,
  button,
  onDone,
}: {
  path: string
  body?: Record<string, unknown>
  label: string
  button: string
  onDone: () => void
}) {
  const [reason, setReason] = useState('')
  const act = useAct(() => sendAct('POST', path, { ...body, reason: reason.trim() }))
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        act.mutate(undefined, { onSuccess: onDone })
      }}
    >
      <Field label={label}>
        {control => (
          <input
            {...control}
            required
            minLength={3}
            maxLength={1000}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles.foot}>
        <Button type="submit" disabled={act.isPending}>
          {button}
        </Button>
      </div>
      <ActRefusal title="Nothing was changed" error={act.error} />
    </form>
  )
}
