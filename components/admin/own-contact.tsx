'use client'

import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { ContactsAnswer } from '#lib/read/answers/contacts-answer.ts'
import styles from './admin.module.css'

/** Everybody decides what comes to them: the weekly digest by mail, or nothing. */
export function OwnContact({ answer: { me, items } }: { answer: ContactsAnswer }) {
  const own = items.find(({ isOwn, channel }) => isOwn && channel === 'mail')
  const wants = own !== undefined && !own.optedOut.includes('digest')
  const [timeZone, setTimeZone] = useState(own?.timeZone ?? '')
  const act = useAct((isWanted: boolean) =>
    sendAct('POST', 'contacts', {
      subject: { type: 'person', id: me!.id },
      channel: 'mail',
      timeZone: timeZone.trim() === '' ? null : timeZone.trim(),
      optedOut: isWanted ? [] : ['digest', 'reminder'],
    }),
  )
  if (me?.mail == null)
    return (
      <p className={styles.note}>
        Your sign-in told no mail address: nothing can be sent to you. Ask whoever looks after sign-in.
      </p>
    )
  return (
    <>
      <p className={styles.note}>
        {wants ? (
          <>
            The weekly digest comes to <b>{me.mail}</b>: three lines of what changed, and nothing when nothing
            did.
          </>
        ) : (
          <>
            Nothing is sent to you. The weekly digest would come to <b>{me.mail}</b>: three lines of what
            changed, on Monday at 08:00.
          </>
        )}
      </p>
      <div className={styles.fields}>
        <Field
          label="Your time zone"
          fault={act.error?.issues?.find(({ path }) => path === '/timeZone')?.message ?? null}
          hint="Empty: that of your team’s office, else UTC."
        >
          {control => (
            <input
              {...control}
              value={timeZone}
              placeholder="Europe/Madrid"
              autoComplete="off"
              spellCheck={false}
              onChange={event => setTimeZone(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles.foot}>
        <Button tone="primary" disabled={act.isPending} onClick={() => act.mutate(true)}>
          {wants ? 'Keep the time zone' : 'Send me the digest'}
        </Button>
        {wants ? (
          <Button disabled={act.isPending} onClick={() => act.mutate(false)}>
            Send me nothing
          </Button>
        ) : null}
      </div>
      <ActRefusal title="It was not set" error={act.error} />
    </>
  )
}
