'use client'

import { useState } from 'react'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Field } from '#components/ui/field.tsx'
import { addDays } from '#lib/domain/time/day.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { VisitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'

type Props = { brief: VisitBriefAnswer; team: VisitBriefAnswer['teams'][number] }
const usualDays = 21

/** A promise: what, of which service or blocker, by whom, until when. Events close it later, not a tick. */
export function PromiseForm({ brief, team }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>Write down a promise of {team.name}</summary>
      {isOpen ? <Form brief={brief} team={team} /> : null}
    </details>
  )
}

function Form({ brief: { visit, asOf }, team }: Props) {
  const say = useDone()
  const platforms = usePlatformNames()
  const { services } = team
  const [chosen, setChosen] = useState('')
  const [kind, setKind] = useState('leave_origin')
  const [promise, setPromise] = useState('')
  const [owner, setOwner] = useState(team.name)
  const [due, setDue] = useState(addDays(asOf > visit.to ? asOf : visit.to, usualDays))
  const of =
    chosen ||
    (services[0]
      ? `service:${services[0].service}`
      : team.blockers[0]
        ? `blocker:${team.blockers[0].id}`
        : '')
  const [subject, id] = [of.split(':')[0], of.slice(of.indexOf(':') + 1)]
  const add = useAct<{ id: string }>(() =>
    sendAct('POST', 'commitments', {
      visit: visit.id,
      team: team.team,
      ...(subject === 'blocker' ? { kind: 'solve_blocker', blocker: id } : { kind, service: id }),
      promise: promise.trim(),
      owner: owner.trim(),
      due,
    }),
  )
  const kinds = [
    ['start', `starts on ${platforms.to}`],
    ['leave_origin', `is off ${platforms.from}`],
    ['switch_off', `is switched off on ${platforms.from}`],
  ] as const
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        runAct(add, undefined, {
          onSuccess: ({ id: made }) => {
            setPromise('')
            say({
              text: 'The promise is written down. Events will close it.',
              undo: () =>
                sendAct('POST', `commitments/${made}/withdraw`, { reason: 'Written down by mistake.' }),
              undone: 'The promise is taken back.',
            })
          },
        })
      }}
    >
      <Field label="Of what">
        {control => (
          <select {...control} value={of} onChange={event => setChosen(event.currentTarget.value)}>
            {services.map(service => (
              <option key={service.service} value={`service:${service.service}`}>
                {service.service}
              </option>
            ))}
            {team.blockers.map(blocker => (
              <option key={blocker.id} value={`blocker:${blocker.id}`}>
                {blocker.title} is solved
              </option>
            ))}
          </select>
        )}
      </Field>
      {subject === 'blocker' ? null : (
        <Field label="What events will show">
          {control => (
            <select {...control} value={kind} onChange={event => setKind(event.currentTarget.value)}>
              {kinds.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="In their words">
        {control => (
          <input
            {...control}
            required
            minLength={3}
            maxLength={300}
            value={promise}
            onChange={event => setPromise(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Who promised">
        {control => (
          <input
            {...control}
            required
            maxLength={200}
            value={owner}
            onChange={event => setOwner(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label="Until">
        {control => (
          <input
            {...control}
            type="date"
            required
            min={asOf}
            value={due}
            onChange={event => setDue(event.currentTarget.value)}
          />
        )}
      </Field>
      <div>
        <ActButton type="submit" disabled={add.isPending || of === ''}>
          Write the promise down
        </ActButton>
      </div>
      <ActRefusal title="The promise was not written down" error={add.error} />
    </form>
  )
}
