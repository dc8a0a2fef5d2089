'use client'

import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import type { AnnotationKind } from '#lib/domain/annotation/annotation.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import { ActDrawer } from './act-drawer.tsx'

const kinds = [
  { value: 'freeze', text: 'Freeze' },
  { value: 'incident', text: 'Incident' },
  { value: 'note', text: 'Note' },
] as const

/** Writes a freeze, an incident or a note on the timeline of a service. */
export function AnnotationDrawer({ service, onClose }: { service: string; onClose: () => void }) {
  const { choices } = useView()
  const today = choices.now.slice(0, 10)
  const [kind, setKind] = useState<AnnotationKind>('note')
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAct(() =>
    sendAct('POST', 'annotations', { kind, title, from, ...(to === '' ? {} : { to }), service }),
  )
  const titleFault = title.trim() === '' ? 'Give it a name.' : null
  const endFault = to !== '' && to < from ? 'It would end before it begins.' : null
  return (
    <ActDrawer
      title={`Write on the timeline of ${service}`}
      says="It stands on the timeline of this service for everybody, and changes no figure."
      submitText="Write it down"
      cancelText="Leave it"
      isPending={add.isPending}
      error={add.error}
      onSubmit={() => {
        setTried(true)
        if (titleFault === null && endFault === null && from !== '')
          add.mutate(undefined, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <Segmented label="Kind" options={kinds} value={kind} onChange={setKind} />
      <Field label="In a few words" fault={isTried ? titleFault : null}>
        {control => (
          <input
            {...control}
            value={title}
            maxLength={200}
            required
            onChange={event => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="From" fault={isTried && from === '' ? 'Choose a day.' : null}>
        {control => (
          <input
            {...control}
            type="date"
            value={from}
            required
            onChange={event => setFrom(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="To the end of (optional)" fault={isTried ? endFault : null}>
        {control => (
          <input
            {...control}
            type="date"
            value={to}
            min={from}
            onChange={event => setTo(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}
