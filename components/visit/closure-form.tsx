'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { DayFields } from './day-fields.tsx'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'
import styles from './visit-lists.module.css'

/** Days an office cannot be visited, beside the holidays of its country, which are known. */
export function ClosureForm({ data }: { data: VisitsAnswer }) {
  const say = useDone()
  const [office, setOffice] = useState(data.offices[0]?.id ?? '')
  const [title, setTitle] = useState('')
  const [days, setDays] = useState({ from: data.asOf, to: data.asOf })
  const add = useAct<{ id: string }>(() =>
    sendAct('POST', 'office-closures', { office, title: title.trim(), ...days }),
  )
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        runAct(add, undefined, {
          onSuccess: ({ id }) => {
            setTitle('')
            say({
              text: 'The closure is written down.',
              undo: () => sendAct('POST', `office-closures/${id}/withdraw`, {}),
              undone: 'The closure is taken back.',
            })
          },
        })
      }}
    >
      <div className={styles.pair}>
        <Field label="Office">
          {control => (
            <select {...control} value={office} onChange={event => setOffice(event.currentTarget.value)}>
              {data.offices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="What for">
          {control => (
            <input
              {...control}
              required
              maxLength={200}
              placeholder="Moving house"
              value={title}
              onChange={event => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <DayFields {...days} onChange={setDays} />
      <div>
        <ActButton type="submit" disabled={add.isPending}>
          Close the office on these days
        </ActButton>
      </div>
      <ActRefusal title="Nothing was written down" error={add.error} />
    </form>
  )
}
