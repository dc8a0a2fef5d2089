'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { formatDay, shiftDay } from '#lib/format/date.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './admin.module.css'

const usualDays = 90

/** Excuses one service. Who may not approve names a leader or an admin who does. */
export function ExemptionForm({
  migration,
  today,
  mayApprove,
}: {
  migration: string
  today: string
  mayApprove: boolean
}) {
  const [service, setService] = useState('')
  const [until, setUntil] = useState(shiftDay(today, usualDays))
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const act = useAct(() =>
    sendAct<{ service: string; until: string }>('POST', 'exemptions', {
      migration,
      service: service.trim(),
      until,
      reason: reason.trim(),
      ...(approver.trim() === '' ? {} : { approver: approver.trim() }),
    }),
  )
  const fault = (field: string) =>
    act.error?.issues?.find(({ path }) => path === `/${field}`)?.message ?? null
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        act.mutate(undefined, {
          onSuccess: () => {
            setService('')
            setReason('')
          },
        })
      }}
    >
      <div className={styles.fields}>
        <Field label="Service" fault={fault('service')}>
          {control => (
            <input
              {...control}
              value={service}
              required
              autoComplete="off"
              spellCheck={false}
              onChange={event => setService(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Until the end of" fault={fault('until')}>
          {control => (
            <input
              {...control}
              type="date"
              value={until}
              min={today}
              required
              onChange={event => setUntil(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Approved by"
          fault={fault('approver')}
          hint={mayApprove ? 'You, if nobody is named.' : 'A leader or an admin who has signed in here.'}
        >
          {control => (
            <input
              {...control}
              value={approver}
              required={!mayApprove}
              onChange={event => setApprover(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Field label="Reason" fault={fault('reason')} hint="Shown beside the service wherever it stands.">
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
        <Button type="submit" tone="primary" disabled={act.isPending}>
          Excuse it
        </Button>
        <span className="text-3">The main figure stays as it is.</span>
      </div>
      <ActRefusal title="It was not excused" error={act.error} />
      <p aria-live="polite" className="text-3">
        {act.data ? `${act.data.service} is exempt until ${formatDay(act.data.until)}.` : ''}
      </p>
    </form>
  )
}
