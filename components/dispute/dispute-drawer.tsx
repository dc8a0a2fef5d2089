'use client'

import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { type DisputeSubject, disputeSubjects } from '#lib/domain/migration/dispute.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import { ActDrawer } from './act-drawer.tsx'
import { subjectNames } from './dispute-words.ts'

const usualDays = 14
const leastClaim = 3
const usualOwner = 'platform admins'

/** "This is wrong": what, who owns the correction, by when. */
export function DisputeDrawer({ service, onClose }: { service: string; onClose: () => void }) {
  const { filters, choices } = useView()
  const today = choices.now.slice(0, 10)
  const [about, setAbout] = useState<DisputeSubject>('state')
  const [claim, setClaim] = useState('')
  const [owner, setOwner] = useState(usualOwner)
  const [dueOn, setDueOn] = useState(addDays(today, usualDays))
  const [isTried, setTried] = useState(false)
  const open = useAct(() =>
    sendAct('POST', 'disputes', {
      service,
      ...(filters.migration === null ? {} : { migration: filters.migration }),
      about,
      claim,
      ...(owner.trim() === '' ? {} : { owner }),
      dueOn,
    }),
  )
  const claimFault = claim.trim().length < leastClaim ? 'Say what is wrong.' : null
  const dueFault = dueOn < today ? 'Choose a day ahead.' : null
  return (
    <ActDrawer
      title={`Something about ${service} is wrong`}
      says="It opens a correction with an owner and a day. Figures follow the evidence and stay as they are until the evidence, a name or a rule is set right."
      submitText="Ask for the correction"
      cancelText="Leave it"
      isPending={open.isPending}
      error={open.error}
      onSubmit={() => {
        setTried(true)
        if (claimFault === null && dueFault === null) open.mutate(undefined, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <Field label="What is wrong">
        {control => (
          <select
            {...control}
            value={about}
            onChange={event => setAbout(event.currentTarget.value as DisputeSubject)}
          >
            {disputeSubjects.map(subject => (
              <option key={subject} value={subject}>
                {subjectNames[subject]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="How it really is"
        hint="What you know, and since when: somebody has to find it."
        fault={isTried ? claimFault : null}
      >
        {control => (
          <textarea
            {...control}
            value={claim}
            maxLength={1_000}
            required
            onChange={event => setClaim(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Who sets it right" hint="A person or a group. A person who is named may answer it.">
        {control => (
          <input
            {...control}
            value={owner}
            maxLength={200}
            onChange={event => setOwner(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Until" fault={isTried ? dueFault : null}>
        {control => (
          <input
            {...control}
            type="date"
            value={dueOn}
            min={today}
            required
            onChange={event => setDueOn(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}
