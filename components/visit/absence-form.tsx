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
import { absenceKinds, formatStretch } from './visit-words.ts'

/** Days somebody is not there. */
export function AbsenceForm({ data }: { data: VisitsAnswer }) {
  const say = useDone()
  const [engineer, setEngineer] = useState(data.engineers[0]?.id ?? '')
  const [kind, setKind] = useState<string>(absenceKinds[0])
  const [days, setDays] = useState({ from: data.asOf, to: data.asOf })
  const add = useAct<{ id: string }>(() => sendAct('POST', 'absences', { engineer, kind, ...days }))
  const name = data.engineers.find(({ id }) => id === engineer)?.name ?? engineer
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        runAct(add, undefined, {
          onSuccess: ({ id }) =>
            say({
              text: `${name} is away ${formatStretch(days.from, days.to, Number(data.asOf.slice(0, 4)))}.`,
              undo: () => sendAct('POST', `absences/${id}/withdraw`, {}),
              undone: 'The absence is taken back.',
            }),
        })
      }}
    >
      <div className={styles.pair}>
        <Field label="Who is away">
          {control => (
            <select {...control} value={engineer} onChange={event => setEngineer(event.currentTarget.value)}>
              {data.engineers.map(item => (
                <option key={item.id} value={item.id}>
                  {item.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Why">
          {control => (
            <select {...control} value={kind} onChange={event => setKind(event.currentTarget.value)}>
              {absenceKinds.map(item => (
                <option key={item} value={item}>
                  {item}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <DayFields {...days} onChange={setDays} />
      <div>
        <ActButton type="submit" disabled={add.isPending}>
          Add these days away
        </ActButton>
      </div>
      <ActRefusal title="Nothing was written down" error={add.error} />
    </form>
  )
}
