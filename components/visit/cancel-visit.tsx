'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { useAct } from '#lib/query/use-act.ts'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'
import { cancelVisit, rebookVisit } from './visit-acts.ts'
import styles from './visit-drawer.module.css'

/** Calling a visit off: asks why; teams are told and calendars drop it. Can be taken back. */
export function CancelVisit({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const say = useDone()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const cancel = useAct<unknown>(() => cancelVisit(id, reason.trim()))
  const isShort = reason.trim().length < 3
  return (
    <details className={styles.cancel}>
      <summary>Cancel this visit</summary>
      <Field
        label="Why it is cancelled"
        hint="Its teams are told, calendars drop it, its briefs stay with a stamp."
        fault={isTried && isShort ? 'Say why.' : null}
      >
        {control => (
          <input
            {...control}
            value={reason}
            maxLength={1000}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button
        disabled={cancel.isPending}
        onClick={() => {
          setTried(true)
          if (isShort) return
          runAct(cancel, undefined, {
            onSuccess: () => {
              say({
                text: `Cancelled: the visit to ${name}.`,
                undo: () => rebookVisit(id, 'Cancelled by mistake.'),
                undone: 'The visit is booked again.',
              })
              onDone()
            },
          })
        }}
      >
        Cancel the visit
      </Button>
      <ActRefusal title="The visit was not cancelled" error={cancel.error} />
    </details>
  )
}
