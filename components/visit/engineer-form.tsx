'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { EngineerItem, VisitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'
import styles from './visit-lists.module.css'

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map(skill => skill.trim())
    .filter(skill => skill !== '')

/** Somebody of the road team: where they live, what they are good at, how much they travel. */
export function EngineerForm({
  data,
  engineer,
  onDone,
}: {
  data: VisitsAnswer
  engineer: EngineerItem | null
  onDone?: () => void
}) {
  const say = useDone()
  const [name, setName] = useState(engineer?.name ?? '')
  const [homeOffice, setHome] = useState(engineer?.homeOffice ?? data.offices[0]?.id ?? '')
  const [skills, setSkills] = useState(engineer?.skills.join(', ') ?? '')
  const [daysPerWeek, setDays] = useState(engineer?.daysPerWeek ?? 4)
  const [longestTripDays, setLongest] = useState(engineer?.longestTripDays ?? 5)
  const [until, setUntil] = useState(engineer?.until ?? '')
  const save = useAct<unknown>(() => {
    const body = {
      name: name.trim(),
      homeOffice,
      skills: listOf(skills),
      daysPerWeek,
      longestTripDays,
      from: engineer?.from ?? data.asOf,
      ...(until === '' ? {} : { until }),
    }
    return engineer === null
      ? sendAct('POST', 'engineers', body)
      : sendAct('PUT', `engineers/${encodeURIComponent(engineer.id)}`, body)
  })
  const leave = useAct<unknown>(() =>
    sendAct('POST', `engineers/${encodeURIComponent(engineer?.id ?? '')}/withdraw`, {}),
  )
  return (
    <form
      className={styles.form}
      style={{ flexBasis: '100%' }}
      onSubmit={event => {
        event.preventDefault()
        runAct(save, undefined, {
          onSuccess: () => {
            say({ text: `${name.trim()}: written down.` })
            if (engineer === null) setName('')
            onDone?.()
          },
        })
      }}
    >
      <div className={styles.pair}>
        <Field label="Name">
          {control => (
            <input
              {...control}
              required
              maxLength={200}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Home office">
          {control => (
            <select {...control} value={homeOffice} onChange={event => setHome(event.currentTarget.value)}>
              {data.offices.map(office => (
                <option key={office.id} value={office.id}>
                  {office.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Days a week">
          {control => (
            <input
              {...control}
              type="number"
              min={1}
              max={5}
              value={daysPerWeek}
              onChange={event => setDays(Number(event.currentTarget.value))}
            />
          )}
        </Field>
        <Field label="Longest trip, days">
          {control => (
            <input
              {...control}
              type="number"
              min={1}
              max={20}
              value={longestTripDays}
              onChange={event => setLongest(Number(event.currentTarget.value))}
            />
          )}
        </Field>
      </div>
      <Field label="Good at" hint="Types of blockers and archetypes, with commas between.">
        {control => (
          <input {...control} value={skills} onChange={event => setSkills(event.currentTarget.value)} />
        )}
      </Field>
      <Field label="Travels until" hint="Empty: no end in sight.">
        {control => (
          <input
            {...control}
            type="date"
            value={until}
            onChange={event => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
      <div style={{ display: 'flex', gap: 8 }}>
        <ActButton type="submit" disabled={save.isPending}>
          {engineer === null ? 'Add to the road team' : 'Save'}
        </ActButton>
        {engineer === null ? null : (
          <ActButton
            disabled={leave.isPending}
            onClick={() =>
              runAct(leave, undefined, {
                onSuccess: () => say({ text: `${engineer.name} travels no more.` }),
              })
            }
          >
            Travels no more
          </ActButton>
        )}
      </div>
      <ActRefusal title="Nothing was written down" error={save.error ?? leave.error} />
    </form>
  )
}
