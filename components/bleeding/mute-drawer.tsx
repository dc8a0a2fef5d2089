'use client'

import { useState } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { Message } from '#components/ui/message.tsx'
import { addDays } from '#lib/domain/time/day.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BleedingItem } from '#lib/read/answers/bleeding-answer.ts'
import styles from './bleeding.module.css'
import { bleedingWordsOf } from './bleeding-words.ts'

/** A month is usual; nobody mutes for good. */
const usualDays = 30
const mostDays = 366
const leastReason = 3

/** Sets a service aside on one list: asks why, and until when. */
export function MuteDrawer({
  item,
  migration,
  onClose,
}: {
  item: BleedingItem
  migration: string
  onClose: () => void
}) {
  const { choices } = useView()
  const names = usePlatformNames()
  const today = choices.now.slice(0, 10)
  const [reason, setReason] = useState('')
  const [untilOn, setUntilOn] = useState(addDays(today, usualDays))
  const [isTried, setTried] = useState(false)
  const mute = useAct(() =>
    sendAct('POST', 'mutes', { list: item.list, migration, service: item.service, untilOn, reason }),
  )
  const reasonFault = reason.trim().length < leastReason ? 'Say why.' : null
  const endFault =
    untilOn < today || untilOn > addDays(today, mostDays) ? 'Choose a day within a year.' : null
  return (
    <Drawer title={`Mute ${item.name}`} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (reasonFault === null && endFault === null) mute.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <p className={styles.says}>
          {bleedingWordsOf(names)[item.list].title}. It is listed apart with its reason and counted apart, and
          is back on the list the day after.
        </p>
        <Field label="Why" hint="Everybody who opens the list reads it." fault={isTried ? reasonFault : null}>
          {control => (
            <textarea
              {...control}
              value={reason}
              maxLength={1_000}
              required
              onChange={event => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Until the end of" fault={isTried ? endFault : null}>
          {control => (
            <input
              {...control}
              type="date"
              value={untilOn}
              min={today}
              max={addDays(today, mostDays)}
              required
              onChange={event => setUntilOn(event.currentTarget.value)}
            />
          )}
        </Field>
        {mute.error ? (
          <div role="alert">
            <Message icon="warning" tone="bad" title="It was not muted">
              {mute.error.message}
            </Message>
          </div>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" tone="primary" disabled={mute.isPending}>
            Mute until then
          </Button>
          <Button onClick={onClose}>Leave it on the list</Button>
        </div>
      </form>
    </Drawer>
  )
}
