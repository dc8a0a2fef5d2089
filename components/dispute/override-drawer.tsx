'use client'

import { useState } from 'react'
import { useStateNames } from '#components/charts/platform-words.ts'
import { Field } from '#components/ui/field.tsx'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import { ActDrawer } from './act-drawer.tsx'

const usualDays = 14
const mostDays = 365
const leastReason = 3

/** Shows another state beside the computed one for a while: asks why, and until when. */
export function OverrideDrawer({
  service,
  computed,
  onClose,
}: {
  service: string
  computed: MigrationState
  onClose: () => void
}) {
  const stateNames = useStateNames()
  const { filters, choices } = useView()
  const today = choices.now.slice(0, 10)
  const states = migrationStates.filter(state => state !== computed)
  const [state, setState] = useState<MigrationState>(states.at(-1)!)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(addDays(today, usualDays))
  const [isTried, setTried] = useState(false)
  const set = useAct(() =>
    sendAct('POST', 'overrides', {
      service,
      ...(filters.migration === null ? {} : { migration: filters.migration }),
      state,
      reason,
      until,
    }),
  )
  const reasonFault = reason.trim().length < leastReason ? 'Say why.' : null
  const endFault = until < today || until > addDays(today, mostDays) ? 'Choose a day within a year.' : null
  return (
    <ActDrawer
      title={`Show another state of ${service}`}
      says={`The evidence says ${stateNames[computed]}. Another state is shown beside it wherever the service is listed, with your name; every figure goes on counting what the evidence says.`}
      submitText="Show it until then"
      cancelText="Leave it"
      isPending={set.isPending}
      error={set.error}
      onSubmit={() => {
        setTried(true)
        if (reasonFault === null && endFault === null) set.mutate(undefined, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <Field label="State to show">
        {control => (
          <select
            {...control}
            value={state}
            onChange={event => setState(event.currentTarget.value as MigrationState)}
          >
            {states.map(value => (
              <option key={value} value={value}>
                {stateNames[value]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="Why"
        hint="Everybody who opens the service reads it."
        fault={isTried ? reasonFault : null}
      >
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
            value={until}
            min={today}
            max={addDays(today, mostDays)}
            required
            onChange={event => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}
