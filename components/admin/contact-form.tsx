'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { choicesOptions } from '#lib/query/choices-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './admin.module.css'
import { hasSubjectId, subjectText, subjectWords } from './subject-words.ts'

const types = ['team', 'team_lead', 'area_lead', 'leaders', 'road_team']
const channels = [
  { value: 'mail', text: 'Mail' },
  { value: 'chat', text: 'Chat webhook' },
] as const

/** Where somebody is reached; what stood before for the same channel is replaced. */
export function ContactForm() {
  const choices = useQuery(choicesOptions()).data
  const listId = useId()
  const [type, setType] = useState('team')
  const [id, setId] = useState('')
  const [channel, setChannel] = useState<'mail' | 'chat'>('mail')
  const [address, setAddress] = useState('')
  const [timeZone, setTimeZone] = useState('')
  const act = useAct(() =>
    sendAct<{ id: string }>('POST', 'contacts', {
      subject: hasSubjectId(type) ? { type, id: id.trim() } : { type },
      channel,
      ...(channel === 'mail' ? { mail: address.trim() } : { webhook: address.trim() }),
      ...(timeZone.trim() === '' ? {} : { timeZone: timeZone.trim() }),
    }),
  )
  const fault = (path: string) => act.error?.issues?.find(issue => issue.path === path)?.message ?? null
  const known = type === 'area_lead' ? choices?.areas : choices?.teams
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        act.mutate(undefined, { onSuccess: () => setAddress('') })
      }}
    >
      <Segmented label="Reached by" options={channels} value={channel} onChange={setChannel} />
      <div className={styles.fields}>
        <Field label="Who">
          {control => (
            <select {...control} value={type} onChange={event => setType(event.currentTarget.value)}>
              {types.map(one => (
                <option key={one} value={one}>
                  {subjectWords[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {hasSubjectId(type) ? (
          <Field label={type === 'area_lead' ? 'Area' : 'Team'} fault={fault('/subject/id')}>
            {control => (
              <input
                {...control}
                value={id}
                required
                list={listId}
                autoComplete="off"
                spellCheck={false}
                onChange={event => setId(event.currentTarget.value)}
              />
            )}
          </Field>
        ) : null}
        <datalist id={listId}>
          {known?.map(one => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </datalist>
        <Field
          label={channel === 'mail' ? 'Mail address' : 'Address of the webhook'}
          fault={fault(channel === 'mail' ? '/mail' : '/webhook')}
          hint={channel === 'chat' ? 'Kept sealed; nobody is shown it again.' : undefined}
        >
          {control => (
            <input
              {...control}
              type={channel === 'mail' ? 'email' : 'url'}
              value={address}
              required
              autoComplete="off"
              onChange={event => setAddress(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Time zone" fault={fault('/timeZone')} hint="Empty: that of their office, else UTC.">
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
        <Button type="submit" tone="primary" disabled={act.isPending}>
          Set the contact
        </Button>
        <span aria-live="polite" className="text-3">
          {act.data ? `${subjectText({ type, id: hasSubjectId(type) ? id : '' })} is reached there now.` : ''}
        </span>
      </div>
      <ActRefusal title="It was not set" error={act.error} />
    </form>
  )
}
