'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './admin.module.css'

/** Ends an exemption now, with a reason. */
export function EndExemption({ id, service }: { id: string; service: string }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const end = useAct(() => sendAct('POST', `exemptions/${id}/end`, { reason: reason.trim() }))
  const title = `End the exemption of ${service}`
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setOpen(true)}>
        End
      </Button>
      {isOpen ? (
        <Sheet title={title} side="right" onClose={() => setOpen(false)}>
          <form
            className={styles.form}
            onSubmit={event => {
              event.preventDefault()
              end.mutate(undefined, { onSuccess: () => setOpen(false) })
            }}
          >
            <p className={styles.note}>
              It counted until now and stays in the history. The service is open again at once.
            </p>
            <Field label="Reason">
              {control => (
                <input
                  {...control}
                  value={reason}
                  required
                  minLength={3}
                  maxLength={1000}
                  onChange={event => setReason(event.currentTarget.value)}
                />
              )}
            </Field>
            <div className={styles.foot}>
              <Button type="submit" tone="primary" disabled={end.isPending}>
                End it now
              </Button>
            </div>
            <ActRefusal title="It was not ended" error={end.error} />
          </form>
        </Sheet>
      ) : null}
    </>
  )
}
